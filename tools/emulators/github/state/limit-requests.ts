import { ApiError } from './api-error.ts';
import type { State, Token, Usage } from './github-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What is made that people are told of. */
const MOST_CONTENT = { minute: 80, hour: 500 } as const;
const MOST_POINTS = 900;
const POINTS = { read: 1, write: 5 } as const;

interface Counted {
  readonly isWrite: boolean;
  readonly isContent: boolean;
}

/** Throws 403 for what is more than GitHub allows, where the limits are on. What is refused counts as well. */
export function limitRequests(state: State, token: Token | undefined, request: Counted): void {
  const now = state.now();
  const usage = usageOf(state, token);
  usage.used += 1;
  if (!state.enforcesRateLimits) return;
  usage.points.push({ at: now, points: request.isWrite ? POINTS.write : POINTS.read });
  if (request.isContent) usage.content.push(now);
  const points = usage.points
    .filter(({ at }) => at > now - MINUTE)
    .reduce((sum, each) => sum + each.points, 0);
  const inMinute = usage.content.filter((at) => at > now - MINUTE).length;
  const inHour = usage.content.filter((at) => at > now - HOUR).length;
  const isOver =
    points > MOST_POINTS || inMinute > MOST_CONTENT.minute || inHour > MOST_CONTENT.hour;
  if (!isOver) return;
  throw new ApiError(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    undefined,
    { 'retry-after': '60' },
  );
}

/** What a token has used of its hour. */
export function usageOf(state: State, token: Token | undefined): Usage {
  const key = token?.text ?? '';
  const known = state.usage.get(key);
  if (known !== undefined) {
    const isOver = state.now() >= known.windowStart + HOUR;
    if (isOver) Object.assign(known, { windowStart: state.now(), used: 0 });
    return known;
  }
  const usage: Usage = { content: [], points: [], windowStart: state.now(), used: 0 };
  state.usage.set(key, usage);
  return usage;
}

/** Requests of one hour, by what asks; the GITHUB_TOKEN of a job has less than the token of an App. */
export const LIMITS = { nobody: 60, workflow: 1000, app: 5000, user: 5000 } as const;

/** When the hour of a token is over, in milliseconds since 1970. */
export function endOfHour({ windowStart }: Usage): number {
  return windowStart + HOUR;
}
