import { UserError } from '../../diagnostics/user-error.ts';
import type { Command } from '../command.ts';
import { announceRun } from '../run/announce-run.ts';
import { beginRun } from '../run/begin-run.ts';
import { reportRun } from '../run/report-run.ts';
import { startRun } from '../run/start-run.ts';

export const run: Command = {
  name: 'run',
  summary: 'start a self-service action, and follow it',
  positionals: { usage: 'ACTION', most: 1 },
  options: {
    input: {
      type: 'string',
      value: 'NAME=VALUE',
      multiple: true,
      summary: 'an input; repeat it for more',
    },
    entity: { type: 'string', value: 'BLUEPRINT/ID', summary: 'the entity that it is for' },
    'pull-request': { type: 'string', value: 'N', summary: 'report on this pull request' },
    'dry-run': { type: 'boolean', summary: 'only look at the inputs, and show what would be sent' },
    'no-follow': { type: 'boolean', summary: 'end as soon as it is started' },
    stage: {
      type: 'string',
      value: 'STAGE',
      summary: 'for the workflows that `actions compile` writes',
      choices: ['request', 'announce', 'begin', 'report'],
    },
  },
  examples: [
    'cadastre run scale_service --entity Component/CartService --input count=3',
    'cadastre run scale_service --entity CartService --input count=3 --dry-run',
  ],
  async run(arguments_, context) {
    const [action] = arguments_.positionals;
    if (action === undefined)
      throw new UserError('run what?', '`cadastre actions list` names the actions');
    const stage = arguments_.text('stage');
    if (stage === 'report') return await reportRun(context);
    if (stage === 'announce') return await announceRun(action, context);
    if (stage === 'request' || stage === 'begin') return await beginRun(action, stage, context);
    return await startRun(action, arguments_, context);
  },
};
