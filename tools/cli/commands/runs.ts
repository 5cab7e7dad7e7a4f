import { UserError } from '../../diagnostics/user-error.ts';
import { renderRuns } from '../../reporters/runs-text.ts';
import type { Arguments, Command, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { getRepository } from '../github/get-repository.ts';
import { loadRepository } from '../load-repository.ts';
import { answerComment } from '../runs/answer-comment.ts';
import { listRuns } from '../runs/list-runs.ts';
import { reconcileRuns } from '../runs/reconcile-runs.ts';
import { startTimers } from '../runs/start-timers.ts';
import { takeReport } from '../runs/take-report.ts';

/** What the workflows commands.yml and runs.yml call. */
const JOBS: Readonly<Record<string, (context: Context) => Promise<ExitCode>>> = {
  answer: answerComment,
  reconcile: reconcileRuns,
  report: takeReport,
  timers: startTimers,
};

export const runs: Command = {
  name: 'runs',
  summary: 'list the runs of actions, and what the workflows around them call',
  positionals: { usage: '[list | answer | report | reconcile | timers]', most: 1 },
  options: {
    most: { type: 'string', value: 'N', summary: 'list: no more than this many', default: '30' },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'list: how to show them',
      choices: ['text', 'json'],
      default: 'text',
    },
  },
  examples: [
    'cadastre runs             the newest runs, and how they went',
    'cadastre runs answer      answers the comment that the job runs for',
    'cadastre runs report      takes what a server says of a run',
    'cadastre runs reconcile   ends the runs that can end themselves no more',
    'cadastre runs timers      starts what waits for timers that ran out',
  ],
  async run(arguments_, context) {
    const [verb = 'list'] = arguments_.positionals;
    if (verb === 'list') return await list(arguments_, context);
    const job = Object.hasOwn(JOBS, verb) ? JOBS[verb] : undefined;
    if (job === undefined)
      throw new UserError(`runs: \`${verb}\` is unknown`, 'write `cadastre runs --help`');
    return await job(context);
  },
};

async function list(arguments_: Arguments, context: Context): Promise<ExitCode> {
  const most = Number(arguments_.text('most'));
  if (!Number.isSafeInteger(most) || most < 1)
    throw new UserError(`--most ${arguments_.text('most') ?? ''} is no number`, 'write --most 30');
  const { catalog } = await loadRepository(context);
  const forge = await context.openForge(getRepository(context).forge);
  const output = await listRuns(catalog, forge, { now: context.currentTime(), most });
  context.io.stdout(renderRuns(output, arguments_.text('format') === 'json' ? 'json' : 'text'));
  return 0;
}
