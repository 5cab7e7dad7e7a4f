import { CloudFailure, type CloudFailureKind } from '../ports/cloud.ts';

/**
 * What an error of the SDK means to a survey. By name, never by HTTP status: the service answers 400 to
 * nearly everything, and half of the names are not in the SDK's model (docs/decisions, 2026-11-23).
 */
export function toCloudFailure(error: unknown): CloudFailure {
  if (error instanceof CloudFailure) return error;
  if (!(error instanceof Error)) return new CloudFailure('failed', String(error));
  const message = oneLine(error.message);
  const kind = BY_NAME[error.name] ?? byText(error.name, message);
  const text = kind === 'no-credentials' ? message : `${error.name}: ${message}`;
  return new CloudFailure(kind, text, { cause: error });
}

const BY_NAME: Readonly<Record<string, CloudFailureKind>> = {
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  UnauthorizedOperation: 'denied',
  ResourceNotFoundException: 'not-found',
  UnsupportedActionException: 'unsupported',
  TypeNotFoundException: 'absent-in-region',
  CFNRegistryException: 'absent-in-region',
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  CredentialsProviderError: 'no-credentials',
  TokenProviderError: 'no-credentials',
  UnrecognizedClientException: 'no-credentials',
  InvalidClientTokenId: 'no-credentials',
  ExpiredToken: 'no-credentials',
  ExpiredTokenException: 'no-credentials',
  InvalidSignatureException: 'no-credentials',
};

/** Cloud Control wraps what the service behind it said; only the text tells which it was. */
function byText(name: string, message: string): CloudFailureKind {
  if (!/^(GeneralService|HandlerFailure|HandlerInternalFailure)/.test(name)) return 'failed';
  if (/access ?denied|not authorized|unauthorized|forbidden|permission denied/i.test(message))
    return 'denied';
  if (/rate exceeded|throttl|too many requests/i.test(message)) return 'throttled';
  if (/not ?found|does not exist/i.test(message)) return 'not-found';
  return 'failed';
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
