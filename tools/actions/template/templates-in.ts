import type { Path } from '../../document/path.ts';
import { isRecord } from '../../load/is-record.ts';
import { parseTemplate } from './parse-template.ts';

/** A text with a program in it, and where it stands: the value at a path, or the key there. */
export interface FoundTemplate {
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly text: string;
}

/** Inlines the members of a mapping (Port's documentation of actions, 2026-01). No program of jq. */
export const SPREAD = 'spreadValue()';

/** Every template in a value, keys included. */
export function templatesIn(value: unknown, path: Path = []): readonly FoundTemplate[] {
  if (typeof value === 'string')
    return hasTemplate(value) ? [{ path, part: 'value', text: value }] : [];
  if (Array.isArray(value))
    return value.flatMap((each, index) => templatesIn(each, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const below = [...path, key];
    const own: FoundTemplate[] = hasTemplate(key) ? [{ path: below, part: 'key', text: key }] : [];
    return [...own, ...templatesIn(each, below)];
  });
}

/** The programs of a template, as written. None where it is not closed. */
export function programsOf(text: string): readonly string[] {
  const parsed = parseTemplate(text);
  if (parsed.kind === 'open') return [];
  return parsed.parts.flatMap((part) =>
    part.kind === 'program' && part.program !== SPREAD ? [part.program] : [],
  );
}

function hasTemplate(text: string): boolean {
  return text.includes('{{');
}
