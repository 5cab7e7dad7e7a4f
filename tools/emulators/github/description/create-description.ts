import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { descriptionFolder } from './description-folder.ts';
import type { Operation } from './operations.ts';

type Json = Readonly<Record<string, unknown>>;

/** What GitHub's own description says of a request and its answer. Texts of what is wrong; none: it is right. */
export interface Description {
  problemsOfRequest(operation: Operation, request: DescribedRequest): readonly string[];
  problemsOfAnswer(operation: Operation, status: number, body: unknown): readonly string[];
}

export interface DescribedRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined where there is none. */
  readonly body: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Json;
}

/** Reads the pruned description; a schema is compiled when it is first asked for. */
export function createDescription(): Description {
  const text = readFileSync(path.join(descriptionFolder(), 'rest.json'), 'utf8');
  const whole = withNull(JSON.parse(text)) as {
    readonly operations: Readonly<Record<string, Json>>;
    readonly components: Json;
  };
  const options = { strict: false, validateFormats: false, allErrors: true } as const;
  const strict = new Ajv(options);
  const coercing = new Ajv({ ...options, coerceTypes: true });
  for (const ajv of [strict, coercing]) ajv.addSchema({ components: whole.components }, 'github');
  const compiled = new Map<string, ValidateFunction>();
  const compile = (key: string, ajv: Ajv, schema: unknown): ValidateFunction => {
    const known = compiled.get(key) ?? ajv.compile(withId(schema) as object);
    compiled.set(key, known);
    return known;
  };
  const resolve = (value: unknown): unknown => resolveIn(whole, value);
  return {
    problemsOfRequest(operation, { path: inPath, query, body }) {
      const described = whole.operations[operation] ?? {};
      const parameters = [described['parameters'] ?? []]
        .flat()
        .map((each) => resolve(each) as Parameter);
      const of = (place: string): readonly Parameter[] =>
        parameters.filter((parameter) => parameter.in === place);
      const unknown = Object.keys(query).filter((name) =>
        of('query').every((each) => each.name !== name),
      );
      const places = [
        ['path', inPath],
        ['query', query],
      ] as const;
      return [
        ...unknown.map((name) => `query: there is no parameter ${name}`),
        ...places.flatMap(([place, values]) => {
          const validate = compile(`${operation} ${place}`, coercing, toSchema(of(place)));
          return problemsOf(place, validate, { ...values });
        }),
        ...bodyProblems(resolve(described['requestBody']), body, (schema) =>
          compile(`${operation} body`, strict, schema),
        ),
      ];
    },
    problemsOfAnswer(operation, status, body) {
      const responses = whole.operations[operation]?.['responses'] as Json | undefined;
      const response = resolve(responses?.[String(status)]) as Json | undefined;
      // Not every refusal of GitHub is described.
      if (response === undefined)
        return status >= 400 ? [] : [`the description knows no answer ${status}`];
      const schema = schemaIn(response);
      if (schema === undefined || status >= 400) return [];
      return problemsOf('answer', compile(`${operation} ${status}`, strict, schema), body);
    },
  };
}

/** What a reference leads to; anything else as it is. */
function resolveIn(whole: object, value: unknown): unknown {
  const reference = (value as { readonly $ref?: string } | undefined)?.$ref;
  if (reference === undefined) return value;
  const keys = reference.slice(2).split('/');
  return keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], whole);
}

function bodyProblems(
  described: unknown,
  body: unknown,
  compile: (schema: unknown) => ValidateFunction,
): readonly string[] {
  const schema = schemaIn(described);
  if (schema === undefined) return [];
  const isRequired = (described as { readonly required?: boolean }).required === true;
  if (body === undefined) return isRequired ? ['body: is missing'] : [];
  return problemsOf('body', compile(schema), body);
}

function schemaIn(described: unknown): unknown {
  const content = (described as { readonly content?: Readonly<Record<string, Json>> } | undefined)
    ?.content;
  return content?.['application/json']?.['schema'];
}

function toSchema(parameters: readonly Parameter[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, looser(schema)])),
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
  };
}

/** In a path all is text: digits are a number and a name, and may be either. */
function looser({ oneOf, ...schema }: Json): Json {
  return oneOf === undefined ? schema : { ...schema, anyOf: oneOf };
}

function problemsOf(place: string, validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${place}${instancePath}: ${message}`,
  );
}

/** References lead into the document that was added once. */
function withId(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withId);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === '$ref' && typeof each === 'string' && each.startsWith('#')
        ? `github${each}`
        : withId(each),
    ]),
  );
}

/** `nullable` of OpenAPI 3.0 → what JSON Schema knows. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNull);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withNull(each)]),
  );
  if (nullable === true) return { anyOf: [{ type: 'null' }, rest] };
  // A property may be called so.
  return typeof nullable === 'object' ? { ...rest, nullable } : rest;
}
