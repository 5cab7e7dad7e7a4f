import type { Action } from '../../load/catalog.ts';
import type { ActionTrigger, UserInput, UserInputs } from '../../model/action.ts';
import { entityBlueprint } from '../entity-blueprint.ts';
import { isRunEvent } from '../run-listeners.ts';
import { isJq } from '../inputs/is-jq.ts';

/** GitHub takes no more (OpenAPI description of workflow dispatches, 2025-12). */
const MOST_INPUTS = 25;
/** A longer list is no help to anybody. */
const MOST_CHOICES = 100;

/** Inputs of ours in every compiled workflow. */
export const OWN_INPUTS = {
  entity: 'entity',
  more: 'more',
  pullRequest: 'pull_request',
  run: 'run',
} as const;

/** What an automation is told of the commit that started it. It looks for itself what that did. */
export const EVENT_INPUTS = { before: 'before', commit: 'commit' } as const;

/** What an automation is told of the run that started it: the run on GitHub whose log says so. */
export const RUN_EVENT_INPUTS = { source: 'source' } as const;

/** An input of a workflow, as GitHub has them. */
export interface DispatchInput {
  readonly description: string;
  readonly type: 'string' | 'choice' | 'boolean' | 'number';
  readonly required?: true;
  readonly default?: string | number | boolean;
  readonly options?: readonly string[];
}

/** What a list of choices is made of: the identifiers of the entities of a blueprint, sorted. */
export type ListEntities = (blueprint: string) => readonly string[];

/**
 * The form of an action as the inputs of its workflow. What GitHub's form cannot take, by its name or because there are
 * too many, is asked for in one input `more`, as JSON.
 */
export function toDispatchInputs(
  { value }: Action,
  listEntities: ListEntities,
): Readonly<Record<string, DispatchInput>> {
  const { trigger } = value;
  const isForm = trigger.type === 'self-service';
  const form = (isForm ? trigger.userInputs : undefined) ?? { properties: {} };
  const blueprint = entityBlueprint(value);
  const names = orderOf(form).filter((name) => form.properties[name]?.visible !== false);
  const own = blueprint === undefined ? 2 : 3;
  const { shown, rest } = divide(names, MOST_INPUTS - own);
  const rows: (readonly [string, DispatchInput])[] = [];
  if (blueprint !== undefined) {
    // An automation may be about one that is not there any more.
    const choices = toChoices(isForm ? listEntities(blueprint) : []);
    const description = `The ${blueprint} that it is for`;
    rows.push([OWN_INPUTS.entity, { description, required: true, ...choices }]);
  }
  for (const name of shown) {
    const input = form.properties[name];
    if (input !== undefined) rows.push([name, toInput(name, input, form, listEntities)]);
  }
  if (rest.length > 0)
    rows.push([OWN_INPUTS.more, { description: `As JSON: ${rest.join(', ')}`, type: 'string' }]);
  rows.push(
    ...eventInputs(trigger).map(
      (name) => [name, { description: 'Left empty by people', type: 'string' }] as const,
    ),
  );
  rows.push(
    [
      OWN_INPUTS.pullRequest,
      { description: 'The number of a pull request to report on', type: 'string' },
    ],
    [OWN_INPUTS.run, { description: 'Left empty by people', type: 'string' }],
  );
  return Object.fromEntries(rows.map(([name, input]) => [name, inert(input)]));
}

function eventInputs({ type, event }: ActionTrigger): readonly string[] {
  if (type !== 'automation' || event?.type === 'SCHEDULE') return [];
  return Object.values(isRunEvent(event?.type) ? RUN_EVENT_INPUTS : EVENT_INPUTS);
}

function orderOf({ properties, order, steps }: UserInputs): readonly string[] {
  const wanted = [...(order ?? []), ...(steps ?? []).flatMap((step) => step.order ?? [])];
  const known = wanted.filter((name) => Object.hasOwn(properties, name));
  return [...new Set([...known, ...Object.keys(properties)])];
}

function divide(
  names: readonly string[],
  most: number,
): { readonly shown: readonly string[]; readonly rest: readonly string[] } {
  const seen = new Set<string>(Object.values(OWN_INPUTS));
  const fitting = names.filter((name) => {
    const lower = name.toLowerCase();
    if (seen.has(lower) || !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return false;
    seen.add(lower);
    return true;
  });
  // `more` takes a place itself.
  const places = fitting.length === names.length && names.length <= most ? most : most - 1;
  const shown = fitting.slice(0, places);
  return { shown, rest: names.filter((name) => !shown.includes(name)) };
}

function toInput(
  name: string,
  input: UserInput,
  { required }: UserInputs,
  listEntities: ListEntities,
): DispatchInput {
  const note = input.description === undefined ? '' : `: ${input.description}`;
  // What the run computes, or may not ask for at all, nobody has to fill in; the run looks whether it is there.
  const isCertain = !isJq(input.default) && !isJq(input.visible);
  const isRequired = isCertain && Array.isArray(required) && required.includes(name);
  const common = {
    description: `${input.title ?? name}${note}${exampleOf(input)}`,
    ...(isRequired ? { required: true as const } : {}),
  };
  const value: unknown = isJq(input.default) ? undefined : (input.default ?? undefined);
  if (input.type === 'boolean')
    return {
      ...common,
      type: 'boolean',
      ...(typeof value === 'boolean' ? { default: value } : {}),
    };
  if (input.type === 'number' && input.enum === undefined)
    return { ...common, type: 'number', ...(typeof value === 'number' ? { default: value } : {}) };
  const choices = toChoices(choicesOf(input, listEntities), isRequired ? [] : ['']);
  return { ...common, ...choices, ...toDefault(value, choices.options) };
}

/** As a text, and only where it can be chosen. What is left out here is filled in by the run. */
function toDefault(
  value: unknown,
  options: readonly string[] | undefined,
): { readonly default?: string } {
  if (value === undefined) return {};
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isOffered = options === undefined || options.includes(text);
  return isOffered && !hasExpression(text) ? { default: text } : {};
}

function exampleOf({ type }: UserInput): string {
  if (type === 'array') return ' (a list, with commas between)';
  return type === 'object' ? ' (as JSON)' : '';
}

function choicesOf(input: UserInput, listEntities: ListEntities): readonly string[] {
  if (input.type !== 'string' && input.type !== 'number') return [];
  if (Array.isArray(input.enum)) return input.enum.map(String);
  if (input.format === 'team') return listEntities('_team');
  // Which of them can be chosen is known in the run.
  const isWhole = input.format === 'entity' && input.dataset === undefined;
  return isWhole && input.blueprint !== undefined ? listEntities(input.blueprint) : [];
}

/** An empty choice stands for none: GitHub's form takes the first one where nobody chooses. */
function toChoices(
  choices: readonly string[],
  before: readonly string[] = [],
): { readonly type: 'choice' | 'string'; readonly options?: readonly string[] } {
  // GitHub takes no workflow with an expression there.
  const isList = choices.length > 0 && !choices.some(hasExpression);
  return !isList || choices.length > MOST_CHOICES
    ? { type: 'string' }
    : { type: 'choice', options: [...before, ...choices] };
}

/** What a person wrote is no expression. */
function inert(input: DispatchInput): DispatchInput {
  return { ...input, description: noExpression(input.description) };
}

function hasExpression(text: string): boolean {
  return text.includes('${{');
}

/** A text that GitHub would evaluate, as plain text: on one line, without the signs that start an expression. */
export function noExpression(text: string): string {
  return text.replaceAll('${{', '$ {{').replaceAll(/\s+/g, ' ').trim();
}
