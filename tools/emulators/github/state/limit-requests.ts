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
  if (!state.enforcesRateLimits) return;
  const now = state.now();
  const usage = usageOf(state, token?.text ?? '');
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

function usageOf(state: State, token: string): Usage {
  const known = state.usage.get(token);
  if (known !== undefined) return known;
  const usage: Usage = { content: [], points: [], windowStart: state.now(), used: 0 };
  state.usage.set(token, usage);
  return usage;
}
