import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Place } from './compile-options.ts';
import type { ContextProperty } from './query.ts';
import { writeHint } from './write-hint.ts';

/** What Port's functions in a text stand for (Port's documentation, "Dynamic properties", 2026-01). */
const FUNCTIONS: ReadonlyMap<string, ContextProperty> = new Map([
  ['getUserTeams()', { kind: 'context', context: 'userTeams', property: '$identifier' }],
  ['getUserEmail()', { kind: 'context', context: 'user', property: 'email' }],
  ['getUserFullName()', { kind: 'context', context: 'user', property: '$title' }],
]);

const ANYWHERE = /\{\{\s*(getUser\w*\(\)|blueprint)\s*\}\}/;

/**
 * A value such as `{{getUserTeams()}}`, alone or alone in a list. Says `text` where no function stands in it; undefined
 * where a problem was reported: a function that stayed plain text would pass every rule that says "not".
 */
export function compileFunction(
  value: unknown,
  { path, report }: Place,
): ContextProperty | 'text' | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [index, each] of list.entries()) {
    const found = typeof each === 'string' ? ANYWHERE.exec(each) : null;
    const [whole, name] = found ?? [];
    if (whole === undefined || name === undefined) continue;
    const isAlone = list.length === 1 && whole === String(each).trim();
    // As a part of a text it is one: pages are Port's.
    if (name === 'blueprint' && whole !== String(each).trim()) continue;
    const at = Array.isArray(value) ? [...path, index] : path;
    const known = FUNCTIONS.get(name);
    if (name === 'blueprint')
      report(at, `\`${whole}\` is of a page of Port`, 'write the identifier of the blueprint');
    else if (known === undefined)
      report(at, `\`${name}\` is not known`, writeHint(nearestName(name, FUNCTIONS.keys())));
    else if (isAlone) return known;
    else
      report(at, `\`${whole}\` stands alone in a value`, 'write a rule of its own, joined by `or`');
    return undefined;
  }
  return 'text';
}
