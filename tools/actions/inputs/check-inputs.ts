import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { UserInput, UserInputs } from '../../model/action.ts';
import type { PropertyDefinition } from '../../model/blueprint.ts';
import { createAjv } from '../../schema/create-ajv.ts';
import { createPropertyValidator } from '../../schema/create-property-validator.ts';
import { fillForm, type FilledForm, type FormContext } from './fill-form.ts';
import type { InputProblem } from './input-problem.ts';
import { readInput } from './read-input.ts';

/** What a form may ask of the catalog. */
export interface CatalogQuestions {
  /** Whether there is such an entity, and, with a search, whether it finds the entity. */
  findEntity(wanted: WantedEntity): Promise<'found' | 'unknown' | 'not-in-dataset'>;
  /** Identifiers that are near to one that does not exist. */
  suggestEntity(blueprint: string, identifier: string): string | undefined;
}

export interface WantedEntity {
  readonly blueprint: string;
  readonly identifier: string;
  readonly dataset: Readonly<Record<string, unknown>> | undefined;
  /** What the search may read: `{form, entity, user}`. */
  readonly context: object;
}

export type CheckedInputs =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'problems'; readonly problems: readonly InputProblem[] };

/** What came in for a form → typed values, or everything that is wrong with them. */
export async function checkInputs(
  inputs: UserInputs,
  given: Readonly<Record<string, unknown>>,
  context: FormContext,
  questions: CatalogQuestions,
): Promise<CheckedInputs> {
  const read = readAll(inputs, given);
  if (read.problems.length > 0) return { kind: 'problems', problems: read.problems };
  const form = await fillForm(inputs, read.values, context);
  if (form.problems.length > 0) return { kind: 'problems', problems: form.problems };
  const problems = [
    ...hiddenProblems(form, read.values),
    ...dependencyProblems(form, read.values),
    ...valueProblems(form),
  ];
  if (problems.length > 0) return { kind: 'problems', problems };
  const unknown = await entityProblems(form, context, questions);
  if (unknown.length > 0) return { kind: 'problems', problems: unknown };
  return { kind: 'values', values: form.values };
}

interface ReadAll {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly InputProblem[];
}

function readAll(inputs: UserInputs, given: Readonly<Record<string, unknown>>): ReadAll {
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const problems: InputProblem[] = [];
  const known = Object.keys(inputs.properties);
  for (const [name, value] of Object.entries(given)) {
    const input = Object.hasOwn(inputs.properties, name) ? inputs.properties[name] : undefined;
    if (input === undefined) {
      const near = nearestName(name, known);
      const list = known.length === 0 ? 'it asks for nothing' : `it asks for ${known.join(', ')}`;
      const hint = near === undefined ? list : `write \`${near}\``;
      problems.push({ input: name, message: 'is no input of this action', hint });
      continue;
    }
    const result = readInput(value, input);
    if (result.kind === 'value') values[name] = result.value;
    else if (result.kind === 'problem') problems.push({ input: name, message: result.message });
  }
  return { values, problems };
}

/** What is not asked for may not be given; what cannot be changed may be given as it is. */
function hiddenProblems(
  { properties, values: filled }: FilledForm,
  given: ReadAll['values'],
): readonly InputProblem[] {
  return Object.entries(properties).flatMap(([name, input]) => {
    const { visible, disabled, default: value } = input;
    const isDefault = JSON.stringify(filled[name]) === JSON.stringify(value);
    if (given[name] === undefined || isDefault || isUnticked(input, given[name])) return [];
    if (visible === false)
      return [{ input: name, message: 'is not asked for with these inputs', hint: 'leave it out' }];
    return disabled === true
      ? [{ input: name, message: 'cannot be changed with these inputs', hint: 'leave it out' }]
      : [];
  });
}

/** GitHub's form sends `false` for every box that nobody ticked. */
function isUnticked({ type, default: value }: UserInput, given: unknown): boolean {
  return type === 'boolean' && given === false && value === undefined;
}

function dependencyProblems(
  { properties, values }: FilledForm,
  given: ReadAll['values'],
): readonly InputProblem[] {
  return Object.entries(properties).flatMap(([name, input]) => {
    const missing = (input.dependsOn ?? []).find((other) => values[other] === undefined);
    if (given[name] === undefined || missing === undefined || isUnticked(input, given[name]))
      return [];
    return [{ input: name, message: `depends on \`${missing}\`, which is not given` }];
  });
}

function valueProblems({ properties, required, values }: FilledForm): readonly InputProblem[] {
  const definitions = Object.fromEntries(
    Object.entries(properties).map(([name, input]) => [name, toDefinition(input)]),
  );
  // What is not shown cannot be asked for.
  const needed = required.filter((name) => properties[name]?.visible !== false);
  const compiled = createPropertyValidator(createAjv('foreign'), definitions, needed);
  if (compiled.kind === 'refused')
    return [{ input: compiled.property, message: `cannot be checked: ${compiled.reason}` }];
  return compiled.validate({ ...values }).map((problem) => {
    const { kind, path, name, message, hint } = problem;
    const input = String(path[0] ?? name ?? '');
    return kind === 'missing' && path.length === 0
      ? { input, message: 'must be given' }
      : { input, message: withoutName(message, input), hint };
  });
}

/** The name stands before the message anyway. */
function withoutName(message: string, name: string): string {
  const start = `\`${name}\` `;
  return message.startsWith(start) ? message.slice(start.length) : message;
}

/** Entities are looked up, and how many lines a text has does not matter. */
function toDefinition(input: UserInput): PropertyDefinition {
  const { format, items } = input;
  return {
    ...input,
    format: format === 'entity' || format === 'multi-line' ? undefined : format,
    ...(items === undefined
      ? {}
      : { items: { ...items, format: items.format === 'entity' ? undefined : items.format } }),
  } as PropertyDefinition;
}

async function entityProblems(
  { properties, values }: FilledForm,
  context: FormContext,
  questions: CatalogQuestions,
): Promise<readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  for (const [input, definition] of Object.entries(properties)) {
    const asked = definition.type === 'array' ? { ...definition, ...definition.items } : definition;
    const blueprint = blueprintOf(asked);
    if (blueprint === undefined) continue;
    for (const identifier of [values[input] ?? []].flat()) {
      if (typeof identifier !== 'string') continue;
      const wanted = { blueprint, identifier, dataset: asked.dataset };
      const found = await questions.findEntity({
        ...wanted,
        context: { ...context, form: values },
      });
      if (found === 'unknown') {
        const near = questions.suggestEntity(blueprint, identifier);
        const hint = near === undefined ? undefined : `write \`${near}\``;
        problems.push({ input, message: `there is no ${blueprint} \`${identifier}\``, hint });
      } else if (found === 'not-in-dataset') {
        const message = `${blueprint} \`${identifier}\` cannot be chosen here`;
        problems.push({ input, message, hint: 'it does not match what the action offers' });
      }
    }
  }
  return problems;
}

function blueprintOf({
  format,
  blueprint,
}: {
  format?: string;
  blueprint?: string;
}): string | undefined {
  if (format === 'entity') return blueprint;
  return format === 'team' ? '_team' : undefined;
}
