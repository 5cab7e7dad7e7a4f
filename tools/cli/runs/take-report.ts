import { isFinal, moveRecord } from '../../actions/record/move-record.ts';
import { timestamp } from '../run/timestamp.ts';
import { parseMarker } from '../../actions/record/record-marker.ts';
import { isSigned } from '../../actions/sign-webhook.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { Forge } from '../../ports/forge.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { getRepository } from '../github/get-repository.ts';
import { readEventFile } from '../github/read-event-file.ts';
import { startRunAutomations } from '../automate/start-run-automations.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { keepRecord } from '../run/keep-record.ts';
import { say } from '../run/say.ts';

/** The secret that servers sign their reports with. */
export const SIGNING_SECRET = 'CADASTRE_SIGNING_SECRET';
const LONGEST = 35 * 24 * 3600 * 1000;

/** What a server says of a run that was handed to it. */
interface ServerReport {
  readonly run: string;
  readonly status: 'IN_PROGRESS' | 'SUCCESS' | 'FAILURE';
  readonly message: string | undefined;
  readonly link: string | undefined;
}

/**
 * Takes the report of a server: a `repository_dispatch` of type `cadastre-run`, signed. One that comes twice, or after the run
 * ended, changes nothing.
 */
export async function takeReport(context: Context): Promise<ExitCode> {
  const report = parseReport(await readSigned(context));
  const forge = await context.openForge(getRepository(context).forge);
  const now = context.currentTime();
  const record = await findOpen(forge, report.run, timestamp(now - LONGEST));
  if (record === undefined)
    throw new UserError(`there is no run ${report.run} on a pull request`, 'look at its id');
  if (isFinal(record.state)) {
    say(`run ${record.id} has ended already: ${record.state}\n`, context);
    return 0;
  }
  if (record.state !== 'running')
    throw new UserError(
      `run ${record.id} was handed to nobody yet: ${record.state}`,
      'a server reports what it was asked to do',
    );
  const moved = apply(record, report, timestamp(now));
  await keepRecord(forge, { record: moved }, context);
  say(`run ${record.id} of ${record.action}: ${moved.state}\n`, context);
  if (isFinal(moved.state)) await tellEnd(moved, forge, context);
  return 0;
}

async function tellEnd(record: RunRecord, forge: Forge, context: Context): Promise<void> {
  const files = context.openFiles(await getCatalogRoot(context));
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  await startRunAutomations({ type: 'RUN_UPDATED', record, catalog }, forge, context);
}

/** The text that was signed. Throws UserError where nobody who knows the secret signed it just now. */
async function readSigned(context: Context): Promise<string> {
  const event = await readEventFile(context);
  const payload = isRecord(event['client_payload']) ? event['client_payload'] : {};
  const { body, timestamp: time, signature } = payload;
  const secret = context.env[SIGNING_SECRET];
  if (secret === undefined || secret === '')
    throw new UserError(
      `the secret ${SIGNING_SECRET} is not set, so that no report can be believed`,
      'set it in the settings of the repository, and on the server',
    );
  if (typeof body !== 'string' || typeof signature !== 'string')
    throw new UserError('this is no report of a run', 'docs/actions.md says what one looks like');
  const signed = { text: body, time: Number(time), signature };
  if (isSigned(secret, signed, context.currentTime() / 1000)) return body;
  throw new UserError(
    'the signature of the report is wrong, or older than five minutes',
    'sign `<timestamp>.<body>` with HMAC-SHA256; docs/actions.md has an example',
  );
}

const STATUSES = ['IN_PROGRESS', 'SUCCESS', 'FAILURE'] as const;

function parseReport(text: string): ServerReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const report = isRecord(value) ? value : {};
  const { run, message, link } = report;
  const status = STATUSES.find((each) => each === report['status']);
  if (typeof run !== 'string' || status === undefined)
    throw new UserError(
      'the report names no run, or no status',
      `statuses: ${STATUSES.join(', ')}`,
    );
  return {
    run,
    status,
    message: typeof message === 'string' ? message : undefined,
    link:
      typeof link === 'string' && /^https?:\/\//.test(link) && URL.canParse(link)
        ? link
        : undefined,
  };
}

async function findOpen(forge: Forge, id: string, since: string): Promise<RunRecord | undefined> {
  const viewer = await forge.getViewer();
  for (const { author, body } of await forge.listCommentsSince(since)) {
    const record = author === viewer ? parseMarker(body) : undefined;
    if (record?.id === id) return record;
  }
  return undefined;
}

function apply(record: RunRecord, { status, message, link }: ServerReport, at: string): RunRecord {
  const state = status === 'SUCCESS' ? 'success' : status === 'FAILURE' ? 'failure' : 'running';
  const more = message === undefined ? {} : { message };
  const isNew = link !== undefined && record.links.every(({ url }) => url !== link);
  const links = isNew
    ? [...record.links, { title: 'what the server says', url: link }]
    : record.links;
  return { ...moveRecord(record, { state, at, ...more }), links };
}
