import { toEventContext } from '../../automations/match-automations.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { count } from '../../reporters/count.ts';
import { printable } from '../../reporters/printable.ts';
import { findDue, stepsBetween } from '../automate/find-due.ts';
import { findStepEvents } from '../automate/find-step-events.ts';
import { loadReceivers } from '../automate/load-receivers.ts';
import { sendEvents } from '../automate/send-events.ts';
import { showMessages } from '../automate/show-messages.ts';
import { startAutomations } from '../automate/start-automations.ts';
import type { Command } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getCommit } from '../read-revision.ts';

export const automate: Command = {
  name: 'automate',
  summary: 'show what commits did to the catalog, and start the automations that wait for it',
  options: {
    before: { type: 'string', value: 'REV', summary: 'the commit before the first one to look at' },
    after: { type: 'string', value: 'REV', summary: 'the last commit to look at', default: 'HEAD' },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to show the events',
      choices: ['text', 'jsonl'],
      default: 'text',
    },
    start: {
      type: 'boolean',
      summary: 'start what is due, from where the last run ended: for automations.yml',
    },
    send: {
      type: 'boolean',
      summary: 'send the events to the receivers of cadastre.yaml: for automations.yml',
    },
    'dry-run': {
      type: 'boolean',
      summary: 'send: only show what would be sent of the commits since --before',
    },
  },
  examples: [
    'cadastre automate --before HEAD^                  what the last commit did, and what it would start',
    'cadastre automate --before v1 --format jsonl      one event a line, for other systems',
    'cadastre automate --send --dry-run --before v1    what receivers would be told',
  ],
  async run(arguments_, context) {
    if (arguments_.has('start')) return await startAutomations(context);
    const isShown = arguments_.has('send') && arguments_.has('dry-run');
    if (arguments_.has('send') && !isShown) return await sendEvents(context);
    const before = arguments_.text('before');
    if (before === undefined)
      throw new UserError('automate: since when?', 'write `cadastre automate --before HEAD^`');
    const root = await getCatalogRoot(context);
    const sources = { files: context.openFiles(root), git: context.openGit(root) };
    const { git } = sources;
    const from = await getCommit(git, before);
    const to = await getCommit(git, arguments_.text('after') ?? 'HEAD');
    const isText = arguments_.text('format') !== 'jsonl';
    let total = 0;
    for (const [past, commit] of await stepsBetween(git, from, to)) {
      if (isShown) {
        const { events, time } = await findStepEvents(sources, past, commit);
        total += events.length;
        const receivers = await loadReceivers(sources.files);
        showMessages(receivers, { commit, time, events, isText }, context);
        continue;
      }
      const { events, due, problems } = await findDue(sources, past, commit);
      total += events.length;
      for (const event of events) {
        const line = isText
          ? `${commit.slice(0, 7)} ${event.type} ${event.blueprint}/${event.identifier}`
          : JSON.stringify({ version: 1, commit, ...toEventContext(event) });
        context.io.stdout(`${isText ? printable(line) : line}\n`);
      }
      if (isText)
        for (const { action, event } of due)
          context.io.stdout(
            `  → ${printable(`${action.identifier} on ${event.blueprint}/${event.identifier}`)}\n`,
          );
      for (const problem of problems) context.io.stderr(`note: ${printable(problem)}\n`);
    }
    context.io.stderr(`${count(total, 'event')}\n`);
    return 0;
  },
};
