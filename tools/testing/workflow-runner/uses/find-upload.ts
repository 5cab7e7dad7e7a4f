import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { toPattern } from '../triggers/to-pattern.ts';

/** Files to upload, as paths below a folder that the artifact is cut at. */
export interface Upload {
  readonly root: string;
  readonly files: readonly string[];
}

interface Search {
  /** As far as the pattern has no wildcard. */
  readonly start: string;
  readonly pattern: RegExp;
}

/**
 * What the patterns of `path:` find. What begins with a dot is left out, and all that is in it, unless it is asked
 * for: also a folder that a pattern names, but not a file in a folder that a pattern names.
 */
export function findUpload(
  workspace: string,
  patterns: readonly string[],
  includesHidden: boolean,
): Upload {
  const searches = patterns
    .filter((each) => !each.startsWith('!'))
    .map((each) => toSearch(workspace, each));
  const ignored = patterns
    .filter((each) => each.startsWith('!'))
    .map((each) => toSearch(workspace, each.slice(1)).pattern);
  const found = searches.flatMap(({ start, pattern }) =>
    walk(start, includesHidden).filter((file) => pattern.test(file)),
  );
  const files = [...new Set(found)].filter((file) => !ignored.some((each) => each.test(file)));
  const root = rootOf(searches.map(({ start }) => start));
  return { root, files: files.map((file) => path.relative(root, file)).sort() };
}

function toSearch(workspace: string, pattern: string): Search {
  const whole = path.resolve(workspace, pattern);
  const segments = whole.split('/');
  const wild = segments.findIndex((segment) => /[*?[]/u.test(segment));
  const start = (wild === -1 ? segments : segments.slice(0, wild)).join('/');
  const below = toPattern(`${whole}/**`);
  const exact = toPattern(whole);
  return { start, pattern: new RegExp(`${exact.source}|${below.source}`, 'u') };
}

/** All files at or below a place. */
function walk(place: string, includesHidden: boolean): readonly string[] {
  if (!existsSync(place)) return [];
  if (!includesHidden && path.basename(place).startsWith('.')) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place).flatMap((name) => walk(path.join(place, name), includesHidden));
}

/** One pattern is cut at its folder; several at the folder that they share. */
function rootOf(starts: readonly string[]): string {
  const [first = '/', ...others] = starts;
  if (others.length === 0) {
    return existsSync(first) && statSync(first).isDirectory() ? first : path.dirname(first);
  }
  const shared = first.split('/');
  for (const other of others) {
    const segments = other.split('/');
    const end = shared.findIndex((segment, index) => segment !== segments[index]);
    if (end !== -1) shared.length = end;
  }
  const root = shared.join('/') || '/';
  return existsSync(root) && statSync(root).isDirectory() ? root : path.dirname(root);
}
