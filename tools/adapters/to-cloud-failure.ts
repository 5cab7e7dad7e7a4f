import { CloudFailure, type CloudFailureKind } from '../ports/cloud.ts';

/**
 * What an error of the SDK means to a survey. By name, never by HTTP status: the service answers 400 to
 * nearly everything, and half of the names are not in the SDK's model (docs/decisions, 2026-11-23).
 * `identifier` is what was to be read, if it was a single resource.
 */
export function toCloudFailure(error: unknown, identifier?: string): CloudFailure {
  if (error instanceof CloudFailure) return error;
  if (!(error instanceof Error)) return new CloudFailure('failed', String(error));
  const message = oneLine(error.message);
  const kind = BY_NAME[error.name] ?? byStatus(error) ?? byText(error.name, message, identifier);
  const text =
    kind === 'no-credentials'
      ? message
      : kind === 'stopped'
        ? 'the survey was stopped'
        : `${error.name}: ${message}`;
  const action = kind === 'denied' ? MISSING_ACTION.exec(message)?.[1] : undefined;
  return new CloudFailure(kind, text, {
    cause: error,
    action,
    isRefused: isRefusal(error.name, message),
  });
}

/** "… is not authorized to perform: sqs:GetQueueAttributes on resource: …", in the words of IAM and of the services. */
const MISSING_ACTION = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z*]+)/;

const BY_NAME: Readonly<Record<string, CloudFailureKind>> = {
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  UnauthorizedOperation: 'denied',
  ResourceNotFoundException: 'not-found',
  UnsupportedActionException: 'unsupported',
  TypeNotFoundException: 'absent-in-region',
  CFNRegistryException: 'absent-in-region',
  AbortError: 'stopped',
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  CredentialsProviderError: 'no-credentials',
  TokenProviderError: 'no-credentials',
  UnrecognizedClientException: 'no-credentials',
  InvalidClientTokenId: 'no-credentials',
  RegionDisabledException: 'no-credentials',
  ExpiredToken: 'no-credentials',
  ExpiredTokenException: 'no-credentials',
  InvalidSignatureException: 'no-credentials',
  NetworkFailureException: 'transient',
  ServiceInternalErrorException: 'transient',
  ConcurrentModificationException: 'transient',
  TimeoutError: 'transient',
};

/**
 * What a region that is not enabled answers, and wrong credentials as well: the endpoint does not know them, STS is off
 * there, or the organization closes the region by a policy.
 */
function isRefusal(name: string, message: string): boolean {
  return REFUSALS.has(name) || /explicit deny in a service control policy/i.test(message);
}

const REFUSALS: ReadonlySet<string> = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'RegionDisabledException',
]);

/** A 5xx page of a load balancer has no name that means anything; a broken connection has a code. */
function byStatus(error: Error): CloudFailureKind | undefined {
  const status = at(at(error, '$metadata'), 'httpStatusCode');
  if (typeof status === 'number' && status >= 500) return 'transient';
  const code = at(error, 'code');
  if (typeof code === 'string' && BROKEN_CONNECTION.test(code)) return 'transient';
  return /socket hang up|network socket disconnected/i.test(error.message)
    ? 'transient'
    : undefined;
}

const BROKEN_CONNECTION = /^(?:ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)/;

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** Cloud Control wraps what the service behind it said; only the text tells which it was. */
function byText(name: string, message: string, identifier: string | undefined): CloudFailureKind {
  if (!/^(GeneralService|HandlerFailure|HandlerInternalFailure)/.test(name)) return 'failed';
  if (/specified endpoint|permanent ?redirect|status code: 301/i.test(message)) return 'elsewhere';
  if (/access ?denied|not authorized|unauthorized|forbidden|permission denied/i.test(message))
    return 'denied';
  if (/rate exceeded|throttl|too many requests/i.test(message)) return 'throttled';
  if (/not ?found|does not exist/i.test(message) && isAbout(identifier, message))
    return 'not-found';
  // The handler itself broke: AWS answers 400 to this, which the SDK takes for final.
  return name.startsWith('GeneralService') ? 'failed' : 'transient';
}

/**
 * A read may fail because a key, a role or a host that the resource uses does not exist. It says that the resource
 * is gone, which may delete an entity, only if it names the resource, as a word of its own and not as a part of
 * another. A name of a letter or three is in any sentence, and proves nothing. A list says it of its parent.
 */
function isAbout(identifier: string | undefined, message: string): boolean {
  if (identifier === undefined) return true;
  const names = identifier.split('|').map((part) => part.split(/[:/]/).at(-1) ?? part);
  // What Cloud Control puts around the words of the service names the type, and that may be a name as well.
  const [, said = message] = /FAILED: (.*?)(?: \(HandlerErrorCode|$)/s.exec(message) ?? [];
  return names.some((name) => name.length >= SHORTEST_NAME && hasWord(said, name));
}

const SHORTEST_NAME = 4;

function hasWord(text: string, word: string): boolean {
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const around = `${text[start - 1] ?? ' '}${text[start + word.length] ?? ' '}`;
    if (!/[\w-]/.test(around)) return true;
  }
  return false;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
