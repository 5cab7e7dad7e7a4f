import { OWN_INPUTS } from '../../actions/compile/dispatch-inputs.ts';
import { parseCommand } from '../../actions/parse-command.ts';
import { isRecord } from '../../load/is-record.ts';
import type { RunOrigin, RunRecord } from '../../model/run-record.ts';
import type { Forge } from '../../ports/forge.ts';
import { findRecord } from './keep-record.ts';
import type { RunPlace } from './run-place.ts';

/** What somebody asked for, whichever way. */
export interface RunRequest {
  readonly id: string;
  readonly origin: RunOrigin;
  readonly requestedBy: string;
  /** As it was written: `blueprint/identifier` or an identifier. */
  readonly entity: string | undefined;
  readonly given: Readonly<Record<string, unknown>>;
  readonly pullRequest: number | undefined;
  /** What is known of the run already. */
  readonly record: RunRecord | undefined;
}

export type ReadRequest =
  | { readonly kind: 'request'; readonly request: RunRequest }
  | {
      readonly kind: 'refused';
      readonly request: RunRequest;
      readonly message: string;
      readonly hint: string;
    };

/**
 * What the run is asked to do. The inputs of a workflow can be sent by everybody with write access, in anybody's name; so
 * of a request by comment only its number is taken from there, and who asked, and for what, from GitHub.
 */
export async function readRequest(
  action: string,
  place: RunPlace,
  forge: Forge,
): Promise<ReadRequest> {
  const { inputs } = place;
  const run = textOf(inputs[OWN_INPUTS.run]);
  const number = textOf(inputs[OWN_INPUTS.pullRequest]);
  const pullRequest =
    number !== undefined && /^[1-9]\d{0,9}$/.test(number) ? Number(number) : undefined;
  const base: RunRequest = {
    id: `r${place.runId}`,
    origin: 'form',
    requestedBy: place.actor,
    entity: textOf(inputs[OWN_INPUTS.entity]),
    given: givenOf(inputs),
    pullRequest,
    record: undefined,
  };
  // Only GitHub starts a run so; it has no inputs.
  if (place.trigger === 'schedule')
    return {
      kind: 'request',
      request: { ...base, origin: 'automation', requestedBy: SCHEDULE, given: {} },
    };
  if (number !== undefined && pullRequest === undefined)
    return refuse(base, `\`${number}\` is no number of a pull request`, 'write the digits alone');
  if (Object.hasOwn(base.given, BROKEN))
    return refuse(base, 'the input `more` is not a JSON object', 'write it as `{"name": "value"}`');
  if (pullRequest !== undefined && (await forge.findPullRequest(pullRequest)) === undefined)
    return refuse(
      { ...base, pullRequest: undefined },
      `there is no pull request #${number}`,
      'leave it empty, or write another',
    );
  return run === undefined
    ? { kind: 'request', request: base }
    : await readRun(action, run, base, forge);
}

/** What the run of that name is asked to do. */
async function readRun(
  action: string,
  run: string,
  base: RunRequest,
  forge: Forge,
): Promise<ReadRequest> {
  const { pullRequest } = base;
  const record = pullRequest === undefined ? undefined : await findRecord(forge, pullRequest, run);
  // Its status is not ours to write.
  if (record !== undefined && record.action !== action)
    return refuse(base, `\`${run}\` is a run of \`${record.action}\``, 'leave `run` empty');
  if (/^[ate][0-9a-f]{12}$/.test(run)) {
    const requestedBy = run.startsWith('t') ? TIMER : run.startsWith('e') ? RUN : COMMIT;
    const request = {
      ...base,
      id: run,
      origin: 'automation' as const,
      requestedBy,
      record,
      given: {},
    };
    return { kind: 'request', request };
  }
  const [, kind, digits] = /^([cr])([1-9]\d{0,18})$/.exec(run) ?? [];
  if (kind === undefined || pullRequest === undefined)
    return refuse(base, `\`${run}\` is no run that waits on a pull request`, 'leave `run` empty');
  const known = { ...base, id: run, record };
  return kind === 'c'
    ? await readComment(action, Number(digits), known, forge)
    : readWaiting(action, known);
}

/** Who asks where nobody does. No login on GitHub has a space. */
const TIMER = 'a timer';
const COMMIT = 'a commit';
const RUN = 'a run';
const SCHEDULE = 'a schedule';

/** Where the input `more` is no JSON. Not the name of an input: those are without spaces. */
const BROKEN = 'not JSON';

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

function givenOf(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const own = new Set<string>(Object.values(OWN_INPUTS));
  const named = Object.entries(inputs).filter(([name]) => !own.has(name));
  const text = textOf(inputs[OWN_INPUTS.more]);
  return Object.fromEntries([
    ...named,
    ...Object.entries(text === undefined ? {} : parseMore(text)),
  ]);
}

function parseMore(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Reported by the caller.
  }
  return { [BROKEN]: true };
}

/** A `/run` comment, by its number: GitHub vouches for who wrote it, and that nobody edited it. */
async function readComment(
  action: string,
  id: number,
  base: RunRequest,
  forge: Forge,
): Promise<ReadRequest> {
  const comment = await forge.findComment(id);
  if (comment === undefined || comment.number !== base.pullRequest)
    return refuse(base, 'the comment that asked for this is not there any more', ASK_AGAIN);
  const asked = { ...base, origin: 'comment' as const, requestedBy: comment.author };
  if (comment.createdAt !== comment.updatedAt)
    return refuse(asked, 'the comment that asked for this was edited', ASK_AGAIN);
  const parsed = parseCommand(comment.body);
  if (
    parsed.kind !== 'command' ||
    parsed.command.kind !== 'run' ||
    parsed.command.action !== action
  )
    return refuse(asked, `the comment does not ask for \`${action}\``, ASK_AGAIN);
  const { entity, inputs } = parsed.command;
  const request = { ...asked, entity: entity ?? undefined, given: inputs };
  if (request.record === undefined)
    return refuse(
      request,
      'its status was deleted before it began, and with it what the pull request was like then',
      ASK_AGAIN,
    );
  return { kind: 'request', request };
}

const ASK_AGAIN = 'ask again, with a new comment';

/** A run that was started with the form, and waits for comments that approve it. */
function readWaiting(action: string, base: RunRequest): ReadRequest {
  const { record } = base;
  if (record === undefined || record.origin !== 'form')
    return refuse(
      base,
      `\`${base.id}\` is no run of \`${action}\` that waits here`,
      'leave `run` empty',
    );
  const { requestedBy, entity, inputs } = record;
  return { kind: 'request', request: { ...base, requestedBy, entity, given: inputs } };
}

function refuse(request: RunRequest, message: string, hint: string): ReadRequest {
  return { kind: 'refused', request, message, hint };
}
