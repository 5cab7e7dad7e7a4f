import type { ErrorObject } from 'ajv';
import { isSameName, nearestName } from '../diagnostics/nearest-name.ts';
import type { Path } from '../document/path.ts';
import { protoProblem } from './proto-problem.ts';
import type { Replacement, SchemaProblem } from './schema-problem.ts';

/** Errors of ajv → what a person wants to read, without the echoes that `anyOf` makes. */
export function explainErrors(errors: readonly ErrorObject[], root: unknown): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  for (const error of withoutEchoes(errors)) {
    const problem = explain(error, root, errors);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** Of an `anyOf` that failed, what failed deeper inside is kept, else only the `anyOf` itself. */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf');
  return errors.filter((error) => {
    const union = unions.find((other) => other !== error && isBranch(error, other));
    if (union !== undefined) return error.instancePath !== union.instancePath;
    if (error.keyword !== 'anyOf') return true;
    return !errors.some(
      (other) => other.instancePath !== error.instancePath && isBranch(other, error),
    );
  });
}

/** Whether an error comes from a branch of a union. The path of a branch that is a reference starts anew. */
function isBranch(error: ErrorObject, union: ErrorObject): boolean {
  if (!`${error.instancePath}/`.startsWith(`${union.instancePath}/`)) return false;
  if (error.schemaPath.startsWith(`${union.schemaPath}/`)) return true;
  return error.schemaPath.startsWith('#/definitions/') && hasReference(union);
}

function hasReference({ parentSchema }: ErrorObject): boolean {
  const branches: unknown = parentSchema?.['anyOf'];
  return JSON.stringify(branches ?? []).includes('"$ref"');
}

/** The values that the branches of a union name. */
function namedIn(union: ErrorObject, all: readonly ErrorObject[]): readonly unknown[] {
  return all.flatMap(({ instancePath, keyword, params }) => {
    if (instancePath !== union.instancePath) return [];
    return keyword === 'enum'
      ? params['allowedValues']
      : keyword === 'const'
        ? [params['allowedValue']]
        : [];
  });
}

function explain(
  error: ErrorObject,
  root: unknown,
  all: readonly ErrorObject[],
): SchemaProblem | undefined {
  const path = toPath(error.instancePath, root);
  const name = nameOf(path);
  const invalid = (message: string, hint?: string): SchemaProblem => ({
    kind: 'invalid',
    path,
    part: 'value',
    message: `${name} ${message}`,
    ...(hint === undefined ? {} : { hint }),
  });
  const params: Record<string, unknown> = error.params;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(path, String(params['additionalProperty']), knownKeys(error.parentSchema));
    case 'required':
      return missingKey(path, String(params['missingProperty']));
    case 'type':
      return wrongType(invalid, [params['type']].flat().map(String), error.data);
    case 'anyOf':
      return noneOfUnion(invalid, error, namedIn(error, all));
    case 'enum':
      return notAllowed(invalid, error.data, [params['allowedValues']].flat());
    case 'const':
      return invalid(`must be ${JSON.stringify(params['allowedValue'])}`);
    case 'pattern':
      return invalid(
        `must match ${String(params['pattern'])}; ${quote(error.data)} does not`,
        patternHint(String(params['pattern']), error.data),
      );
    case 'format':
      if (params['format'] === 'proto')
        return invalid(
          `must be a Protocol Buffers file; ${protoProblem(String(error.data)) ?? ''}`,
        );
      return invalid(
        `must be ${FORMATS[String(params['format'])] ?? `a ${String(params['format'])}`}; ${quote(error.data)} is not`,
      );
    case 'apiSpec':
      return invalid(error.message ?? 'must be an API description');
    case 'if':
      return undefined;
    default:
      return invalid(`${error.message ?? 'is not allowed'}; this is ${quote(error.data)}`);
  }
}

function noneOfUnion(
  invalid: Invalid,
  { data, parentSchema }: ErrorObject,
  named: readonly unknown[],
): SchemaProblem {
  return typeof data !== 'object' && named.length > 0
    ? notAllowed(invalid, data, named)
    : wrongType(invalid, unionTypes(parentSchema), data);
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'a date and time such as 2026-01-31T09:30:00Z',
  url: 'a URL such as https://example.com/',
  email: 'an e-mail address',
  'idn-email': 'an e-mail address',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  yaml: 'YAML',
  timer: 'a date and time such as 2026-01-31T09:30:00Z',
};

function unknownKey(path: Path, key: string, known: readonly string[]): SchemaProblem {
  const near = nearestName(key, known);
  const hint = near === undefined ? listHint(known) : `write \`${near}\``;
  const where = path.length === 0 ? '' : ` in ${nameOf(path)}`;
  return {
    kind: 'unknown-key',
    path: [...path, key],
    part: 'key',
    name: key,
    message: `unknown key \`${key}\`${where}`,
    ...(hint === undefined ? {} : { hint }),
    ...replacement(key, near),
  };
}

function replacement(name: string, near: string | undefined): { replacement?: Replacement } {
  if (near === undefined) return {};
  return { replacement: { text: near, isCertain: isSameName(name, near) } };
}

function listHint(known: readonly string[]): string | undefined {
  if (known.length === 0 || known.length > 24) return undefined;
  return `known here: ${known.join(', ')}`;
}

function missingKey(path: Path, key: string): SchemaProblem {
  const where = path.length === 0 ? '' : ` in ${nameOf(path)}`;
  return {
    kind: 'missing',
    path,
    part: 'key',
    name: key,
    message: `\`${key}\` is missing${where}`,
    hint: `add \`${key}:\``,
  };
}

type Invalid = (message: string, hint?: string) => SchemaProblem;

function wrongType(invalid: Invalid, types: readonly string[], value: unknown): SchemaProblem {
  const wanted = types.map((type) => TYPES[type] ?? type).join(' or ');
  const problem = invalid(`must be ${wanted}; this is ${describe(value)}`);
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  return types.includes('string') && isPlain ? { ...problem, wantsQuotes: true } : problem;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
};

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string'
    ? `the string ${quote(value)}`
    : `the ${typeof value} ${String(value)}`;
}

function notAllowed(invalid: Invalid, value: unknown, allowed: readonly unknown[]): SchemaProblem {
  const names = allowed.map((each) => (typeof each === 'object' ? quote(each) : String(each)));
  const near = typeof value === 'string' ? nearestName(value, names) : undefined;
  const hint = near === undefined ? undefined : `write \`${near}\``;
  const problem = invalid(`must be one of ${names.join(', ')}; this is ${describe(value)}`, hint);
  return typeof value === 'string' ? { ...problem, ...replacement(value, near) } : problem;
}

/** The pattern of our own identifiers; what another one wants, its letters do not say. */
const IDENTIFIER = String.raw`\p{L}0-9@_.+:`;

function patternHint(pattern: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || !pattern.includes(IDENTIFIER)) return undefined;
  const bad = /[^\p{L}0-9@_.+:\\/=-]/u.exec(value)?.[0];
  return bad === undefined ? undefined : `take out ${quote(bad)}`;
}

function knownKeys(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function unionTypes(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('anyOf' in schema)) return [];
  const types = [schema.anyOf]
    .flat()
    .flatMap((branch: unknown) =>
      typeof branch === 'object' && branch !== null && 'type' in branch
        ? [String(branch.type)]
        : [],
    );
  return [...new Set(types)];
}

/** A JSON pointer → keys, with indexes as numbers where the value is a list. */
function toPath(pointer: string, root: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let value: unknown = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return path;
}

function nameOf(path: Path): string {
  if (path.length === 0) return 'the document';
  return `\`${path.map(String).join('.')}\``;
}

/** As JSON, so that control characters show; long values are cut. */
function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…${text.startsWith('"') ? '"' : ''}` : text;
}
