import { evaluateJq } from '../../derive/jq/evaluate-jq.ts';
import { toStandardJq } from '../../derive/jq/to-standard-jq.ts';
import { isRecord } from '../../load/is-record.ts';
import type { UserInput, UserInputs } from '../../model/action.ts';
import { isJq } from './is-jq.ts';
import type { InputProblem } from './input-problem.ts';

/** What jq in a form may read besides `.form`. */
export interface FormContext {
  readonly entity: unknown;
  readonly user: unknown;
}

/** A form in which nothing is left to compute. */
export interface FilledForm {
  readonly properties: Readonly<Record<string, UserInput>>;
  readonly required: readonly string[];
  /** What was given, and the defaults of the rest. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly InputProblem[];
}

/**
 * Computes what a form leaves to jq: first the defaults, an input after those that it depends on, then the rest, which
 * sees all values.
 */
export async function fillForm(
  inputs: UserInputs,
  given: Readonly<Record<string, unknown>>,
  context: FormContext,
): Promise<FilledForm> {
  const problems: InputProblem[] = [];
  const form: Record<string, unknown> = { ...given };
  const defaults = new Map<string, Pick<UserInput, 'default'>>();
  for (const name of inOrder(inputs)) {
    const value = inputs.properties[name]?.default;
    if (value === undefined || value === null) continue;
    const computed = await compute(value, { ...context, form });
    const isGiven = Object.hasOwn(form, name);
    if (computed.problem === undefined) defaults.set(name, { default: computed.value });
    else if (!isGiven) problems.push({ input: name, message: computed.problem });
    if (!isGiven && computed.problem === undefined && computed.value !== null)
      form[name] = computed.value;
  }
  const whole = { ...context, form };
  const properties: Record<string, UserInput> = {};
  for (const [name, input] of Object.entries(inputs.properties)) {
    const computed = await computeMembers(input, whole);
    if (computed.problem !== undefined) problems.push({ input: name, message: computed.problem });
    properties[name] = { ...input, ...computed.members, ...defaults.get(name) };
  }
  const required = await compute(inputs.required ?? [], whole);
  if (required.problem !== undefined)
    problems.push({ input: 'required', message: required.problem });
  const names = Array.isArray(required.value) ? required.value : [];
  return {
    properties,
    required: names.filter((name) => typeof name === 'string'),
    values: form,
    problems,
  };
}

/** The names of the inputs, each after those that it depends on; of a cycle in any order. */
function inOrder({ properties }: UserInputs): readonly string[] {
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name) || !Object.hasOwn(properties, name)) return;
    done.add(name);
    for (const other of properties[name]?.dependsOn ?? []) visit(other);
    order.push(name);
  };
  const order: string[] = [];
  for (const name of Object.keys(properties)) visit(name);
  return order;
}

interface Computed {
  readonly value: unknown;
  readonly problem?: string;
}

async function compute(value: unknown, context: object): Promise<Computed> {
  if (!isJq(value)) return { value };
  const evaluated = await evaluateJq([toStandardJq(value.jqQuery)], [context]);
  if (evaluated.kind === 'invalid')
    return { value: null, problem: `\`${value.jqQuery}\` is not jq: ${evaluated.message}` };
  const result = evaluated.results[0]?.[0];
  if (result?.kind === 'error')
    return { value: null, problem: `\`${value.jqQuery}\` fails: ${result.message}` };
  return { value: result?.kind === 'value' ? result.value : null };
}

const COMPUTED = [
  'enum',
  'visible',
  'disabled',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const;

async function computeMembers(
  input: UserInput,
  context: object,
): Promise<{ readonly members: Partial<UserInput>; readonly problem?: string }> {
  const members: Record<string, unknown> = {};
  for (const name of COMPUTED) {
    if (!isJq(input[name])) continue;
    const { value, problem } = await compute(input[name], context);
    if (problem !== undefined) return { members, problem };
    members[name] = value ?? undefined;
  }
  if (isRecord(input.items) && isJq(input.items['enum'])) {
    const { value, problem } = await compute(input.items['enum'], context);
    if (problem !== undefined) return { members, problem };
    members['items'] = { ...input.items, enum: value ?? undefined };
  }
  return { members };
}
