/** What a sync remembers about a pull request, in its body, where people do not see it. */
export interface PullRequestRecord {
  readonly key: string;
  /** A hash of what our commit changes. */
  readonly content: string;
  /** The title that we gave it: one that differs is a person's. */
  readonly title: string;
  /** `done`: we closed it ourselves, because nothing was left. */
  readonly state: 'open' | 'done';
}

const START = '<!-- cadastre-sync ';
const END = ' -->';
/** What a person ticks to have the branch rebuilt. */
export const REBUILD_BOX = '<!-- cadastre-rebuild -->';

export function renderRecord({ key, content, title, state }: PullRequestRecord): string {
  const json = JSON.stringify({ version: 1, key, content, title, state });
  // Two dashes would end the comment.
  return `${START}${json.replaceAll('-', String.raw`\u002d`).replaceAll('>', String.raw`\u003e`)}${END}`;
}

/** Undefined where there is none, or none that we wrote. */
export function parseRecord(body: string): PullRequestRecord | undefined {
  const start = body.lastIndexOf(START);
  const end = body.indexOf(END, start);
  if (start === -1 || end === -1) return undefined;
  try {
    const { version, key, content, title, state }: Record<string, unknown> = Object(
      JSON.parse(body.slice(start + START.length, end)),
    );
    if (version !== 1 || typeof key !== 'string' || typeof content !== 'string') return undefined;
    const ours = typeof title === 'string' ? title : '';
    return { key, content, title: ours, state: state === 'done' ? 'done' : 'open' };
  } catch {
    return undefined;
  }
}

/** Whether a person ticked the box. */
export function isRebuildWanted(body: string): boolean {
  return new RegExp(String.raw`^\s*- \[[xX]\] .*${REBUILD_BOX}`, 'm').test(body);
}
