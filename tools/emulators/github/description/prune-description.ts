import { OPERATIONS } from './operations.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Keywords whose keys are names, not keywords. */
const MAPS = new Set(['properties', 'patternProperties', 'responses', 'content', 'headers']);
/** What says nothing about which requests and answers are valid. */
const TEXTS = new Set([
  'deprecated',
  'description',
  'example',
  'examples',
  'externalDocs',
  'links',
  'operationId',
  'summary',
  'tags',
  'title',
]);
/** Keywords whose values are values, not schemas. */
const VALUES = new Set(['default', 'enum', 'required']);

/**
 * Of GitHub's whole OpenAPI description, what OPERATIONS need: without texts and examples, in one order, a line for
 * each operation and each component. Throws when it lacks an operation.
 */
export function pruneDescription(whole: Json): string {
  const operations = OPERATIONS.map((operation): [string, unknown] => {
    const [method = '', route = ''] = operation.split(' ');
    const found = at(whole, ['paths', route, method.toLowerCase()]);
    if (found === undefined) throw new Error(`the description has no ${operation}`);
    return [operation, withoutTexts(found)];
  });
  const components = collectComponents(whole, operations);
  const kinds = [...components].map(([kind, rows]): [string, string] => [kind, renderLines(rows)]);
  const version = JSON.stringify({ version: at(whole, ['info', 'version']) });
  return `{
"openapi": ${JSON.stringify(whole['openapi'])},
"info": ${version},
"operations": ${renderLines(operations)},
"components": {
${kinds.map(([kind, text]) => `${JSON.stringify(kind)}: ${text}`).join(',\n')}
}
}
`;
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (found as Json | undefined)?.[key], value);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutTexts(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutTexts(each));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => isMap || !isText(key));
  return Object.fromEntries(
    kept.map(([key, each]) => [
      key,
      !isMap && VALUES.has(key) ? each : withoutTexts(each, !isMap && MAPS.has(key)),
    ]),
  );
}

function isText(key: string): boolean {
  return TEXTS.has(key) || key.startsWith('x-');
}

/** Everything that is referred to, and what that refers to: rows by kind, such as `schemas`. */
function collectComponents(
  whole: Json,
  operations: readonly unknown[],
): ReadonlyMap<string, [string, unknown][]> {
  const found = new Map<string, unknown>();
  const rest = operations.flatMap(referencesOf);
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (found.has(next)) continue;
    const component = withoutTexts(at(whole, next.split('/').slice(1)));
    if (component === undefined) throw new Error(`the description has no ${next}`);
    found.set(next, component);
    rest.push(...referencesOf(component));
  }
  const kinds = new Map<string, [string, unknown][]>();
  for (const [pointer, component] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [, , kind = '', name = ''] = pointer.split('/');
    kinds.set(kind, [...(kinds.get(kind) ?? []), [name, component]]);
  }
  return kinds;
}

function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (!isObject(value)) return [];
  const own = typeof value['$ref'] === 'string' ? [value['$ref']] : [];
  return [...own, ...Object.values(value).flatMap(referencesOf)];
}

function renderLines(rows: readonly (readonly [string, unknown])[]): string {
  const lines = rows.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}
