import { evaluateJq } from '../../derive/jq/evaluate-jq.ts';
import type { JqResult } from '../../derive/jq/jq-result.ts';
import { toStandardJq } from '../../derive/jq/to-standard-jq.ts';
import type { Path } from '../../document/path.ts';
import { isRecord } from '../../load/is-record.ts';
import { parseTemplate, type TemplatePart } from './parse-template.ts';
import { programsOf, SPREAD, templatesIn } from './templates-in.ts';

export type Filled =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problems'; readonly problems: readonly TemplateProblem[] };

export interface TemplateProblem {
  readonly path: Path;
  /** Fit to print. */
  readonly message: string;
}

/**
 * A value with templates in it → the value for one context. A text that is one program becomes what the program
 * gives, of whatever type; in a longer text, texts stand as they are, null as nothing, the rest as JSON. A key that
 * becomes null takes its member away.
 */
export async function fillTemplates(value: unknown, context: unknown): Promise<Filled> {
  const programs = [...new Set(templatesIn(value).flatMap(({ text }) => programsOf(text)))];
  const evaluated = await evaluateJq(programs.map(toStandardJq), [context]);
  if (evaluated.kind === 'invalid') {
    const program = programs[evaluated.program] ?? '';
    return {
      kind: 'problems',
      problems: [{ path: [], message: notJq(program, evaluated.message) }],
    };
  }
  const results = new Map(
    programs.map((program, index) => [program, evaluated.results[0]?.[index] ?? NONE] as const),
  );
  const filling: Filling = { results, problems: [] };
  const filled = fill(value, [], filling);
  if (filling.problems.length > 0) return { kind: 'problems', problems: filling.problems };
  return { kind: 'value', value: filled };
}

const NONE: JqResult = { kind: 'none' };

function notJq(program: string, message: string): string {
  return `\`{{ ${program} }}\` is not jq: ${message}`;
}

interface Filling {
  readonly results: ReadonlyMap<string, JqResult>;
  readonly problems: TemplateProblem[];
}

function fill(value: unknown, path: Path, filling: Filling): unknown {
  if (typeof value === 'string') return fillText(value, path, filling);
  if (Array.isArray(value))
    return value.map((each: unknown, index) => fill(each, [...path, index], filling));
  return isRecord(value) ? fillMembers(value, path, filling) : value;
}

function fillMembers(
  value: Readonly<Record<string, unknown>>,
  path: Path,
  filling: Filling,
): unknown {
  const members: (readonly [string, unknown])[] = [];
  for (const [key, each] of Object.entries(value)) {
    const below = [...path, key];
    const filled = fill(each, below, filling);
    if (isSpread(key)) {
      if (isRecord(filled)) members.push(...Object.entries(filled));
      else filling.problems.push({ path: below, message: `\`${SPREAD}\` needs a mapping` });
      continue;
    }
    const name = key.includes('{{') ? fillText(key, below, filling) : key;
    if (name === null) continue;
    members.push([typeof name === 'string' ? name : JSON.stringify(name), filled]);
  }
  return Object.fromEntries(members);
}

function isSpread(key: string): boolean {
  const parsed = parseTemplate(key);
  if (parsed.kind === 'open') return false;
  const [only] = parsed.parts;
  return parsed.parts.length === 1 && only?.kind === 'program' && only.program === SPREAD;
}

function fillText(text: string, path: Path, filling: Filling): unknown {
  if (!text.includes('{{')) return text;
  const parsed = parseTemplate(text);
  if (parsed.kind === 'open') {
    filling.problems.push({ path, message: 'a `{{` is not closed' });
    return null;
  }
  const [only, ...more] = parsed.parts;
  if (only?.kind === 'program' && more.length === 0) return valueOf(only, path, filling);
  return parsed.parts
    .map((part) => (part.kind === 'text' ? part.text : toText(valueOf(part, path, filling))))
    .join('');
}

function valueOf(part: TemplatePart, path: Path, { results, problems }: Filling): unknown {
  if (part.kind === 'text') return part.text;
  const result = results.get(part.program) ?? NONE;
  if (result.kind === 'error') {
    // jq quotes the beginning of what it stumbled over, of which nobody would see that it is of a secret.
    const why = /\bsecrets\b/.test(part.program) ? 'it fails for this secret' : result.message;
    problems.push({ path, message: `\`{{ ${part.program} }}\`: ${why}` });
    return null;
  }
  return result.kind === 'none' ? null : result.value;
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
