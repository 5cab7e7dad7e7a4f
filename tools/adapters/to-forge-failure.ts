import { ForgeFailure, type ForgeFailureKind } from '../ports/forge.ts';

interface RequestError {
  readonly status?: unknown;
  readonly message?: unknown;
  readonly response?: { readonly data?: { readonly errors?: unknown; readonly message?: unknown } };
  readonly errors?: unknown;
}

/** What GitHub answered → what it means to us. The message is GitHub's own, on one line. */
export function toForgeFailure(error: unknown, repository: string): ForgeFailure {
  if (error instanceof ForgeFailure) return error;
  const { status, message, response, errors }: RequestError = Object(error);
  const details = [errors ?? response?.data?.errors ?? []].flat().flatMap(messageOf);
  const first = response?.data?.message ?? message ?? error;
  const text = [String(first), ...details].join(': ').replaceAll(/\s+/g, ' ').slice(0, 300);
  const code = typeof status === 'number' ? status : undefined;
  const kind = kindOf(code, text);
  return new ForgeFailure(kind, `${repository}: ${text}${code === undefined ? '' : ` (${code})`}`, {
    cause: error,
  });
}

function messageOf(error: unknown): string[] {
  if (typeof error === 'string') return [error];
  const { message, code, field }: { message?: unknown; code?: unknown; field?: unknown } =
    Object(error);
  if (typeof message === 'string') return [message];
  return typeof code === 'string' ? [`${String(field ?? '')} ${code}`.trim()] : [];
}

/** In this order: a limit is a 403 too. */
const BY_TEXT: readonly (readonly [RegExp, ForgeFailureKind])[] = [
  [/rate limit/i, 'limited'],
  [/already exists/i, 'exists'],
  [/no commits between/i, 'no-difference'],
  [/expected branch to point to|not a fast forward|is not equal to|STALE_DATA/i, 'stale'],
];

const BY_STATUS: Readonly<Record<number, ForgeFailureKind>> = {
  401: 'unauthorized',
  403: 'denied',
  404: 'not-found',
  429: 'limited',
};

function kindOf(status: number | undefined, text: string): ForgeFailureKind {
  const known = BY_TEXT.find(([pattern]) => pattern.test(text))?.[1];
  return known ?? BY_STATUS[status ?? 0] ?? 'failed';
}
