import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Journals } from '../../ports/journal.ts';
import { renderSyncJson } from '../../reporters/sync-json.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { createPacedCloud } from '../../sources/aws/pace/create-paced-cloud.ts';
import type { Arguments } from '../command.ts';
import type { Context } from '../context.ts';
import { createProgress } from '../create-progress.ts';
import { createStop } from './create-stop.ts';
import { planAws } from './plan-aws.ts';
import { planShards } from './plan-shards.ts';
import type { PlannedSync } from './planned-sync.ts';
import { readEvent } from './read-event.ts';
import type { SurveyAwsRequest } from './survey-aws.ts';
import type { SyncMode } from './sync-mode.ts';

/** One run of `sync aws`. */
export interface SyncRun {
  /** The catalog of the person, where journals are kept as well. */
  readonly root: string;
  readonly mode: SyncMode;
  readonly arguments_: Arguments;
  readonly context: Context;
}

/** Where nothing was planned. */
export const NO_PLAN: SyncReport['plan'] = { changes: [], held: [], unchanged: 0, external: 0 };

export interface Planned {
  readonly report: PlannedSync;
  /** Removes the journal, which is of no more use once all is done. */
  discard(): void;
}

/** Undefined where an event is about nothing that this catalog is about; that has been said then. */
export async function makePlan(run: SyncRun, root: string): Promise<Planned | undefined> {
  const { mode, arguments_, context } = run;
  const files = context.openFiles(root);
  const allowDeletions = arguments_.has('allow-deletions');
  const journals = await openJournals(run);
  if (mode.kind === 'merge') {
    const onNote = noteTo(context);
    const report = await planShards({ files, journals, allowDeletions, onNote });
    return { report, discard: () => undefined };
  }
  const event = mode.kind === 'event' ? await readEvent(context, mode.file) : undefined;
  let name: string | undefined;
  const onJournal = (written: string): void => void (name = written);
  const report = await withSurvey(
    run,
    journals,
    async (request) => await planAws({ ...request, files, allowDeletions, event, onJournal }),
  );
  if (report === undefined) {
    if (arguments_.text('format') === 'json') context.io.stdout(renderSyncJson(NOTHING, undefined));
    return undefined;
  }
  const isKept =
    arguments_.has('observations') ||
    report.scopes.some(({ state }) => state === 'failed' || state === 'throttled-out');
  const discard = (): void => {
    if (!isKept && name !== undefined) journals.remove(name);
  };
  return { report, discard };
}

const NOTHING: SyncReport = {
  scopes: [],
  plan: NO_PLAN,
  warnings: [],
  accountNames: new Map(),
  mask: (text) => text,
};

export async function openJournals({
  root,
  mode,
  arguments_,
  context,
}: SyncRun): Promise<Journals> {
  const named = mode.kind === 'merge' ? mode.folder : arguments_.text('observations');
  return await context.openJournals(
    named === undefined ? path.join(root, '.cadastre', 'survey') : path.resolve(context.cwd, named),
  );
}

type SurveyOptions = Omit<SurveyAwsRequest, 'catalog' | 'accounts'>;

/** Does what surveys, with progress for a person and an ear for one who stops it. */
export async function withSurvey<T>(
  { arguments_, context }: SyncRun,
  journals: Journals,
  work: (request: SurveyOptions) => Promise<T>,
): Promise<T> {
  const progress = createProgress(context.io);
  const { signal, isInterrupted, dispose } = createStop(arguments_.text('time-limit'), context);
  try {
    const result = await work({
      journals,
      openCloud: async (roles) =>
        createPacedCloud(await context.openCloud({ roles }), context.clock),
      signal,
      selection: {
        accounts: arguments_.list('account'),
        regions: arguments_.list('region'),
        types: arguments_.list('type'),
      },
      isResumed: arguments_.has('resume'),
      onProgress: (done, all) => progress.show(`surveying AWS: ${done} of ${all} scopes`),
      onNote: noteTo(context),
    });
    if (isInterrupted())
      throw new UserError(
        'the survey was stopped',
        'nothing was written; --resume goes on with it',
      );
    return result;
  } finally {
    progress.clear();
    dispose();
  }
}

function noteTo({ io }: Context): (text: string) => void {
  return (text) => io.stderr(`note: ${text}\n`);
}
