import { isJq } from '../actions/inputs/is-jq.ts';
import type { Path } from '../document/path.ts';
import type { Action } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import type { UserInput, UserInputs } from '../model/action.ts';
import type { CatalogCheck } from './check.ts';
import { findCycles } from '../derive/find-cycles.ts';
import { suggest } from './suggest.ts';

const PLACE = ['trigger', 'userInputs'];

/** Whether the parts of a form fit together. */
export const actionInputs: CatalogCheck = (catalog, report) => {
  for (const action of catalog.actions) {
    const inputs = action.value.trigger.userInputs;
    if (inputs === undefined) continue;
    checkNames(action, inputs, report);
    for (const [name, input] of Object.entries(inputs.properties ?? {}))
      checkInput({ action, name, input, report });
    for (const cycle of cyclesOf(inputs)) {
      const [first = ''] = cycle;
      const at = { origin: action.origin, path: [...PLACE, 'properties', first, 'dependsOn'] };
      const way = [...cycle, first].map((each) => `\`${each}\``).join(' → ');
      report('action/inputs', at, `each of these inputs waits for the other: ${way}`);
    }
  }
};

function checkNames({ origin }: Action, inputs: UserInputs, report: Report): void {
  const known = Object.keys(inputs.properties ?? {});
  const lists: (readonly [Path, readonly string[]])[] = [
    [[...PLACE, 'required'], Array.isArray(inputs.required) ? inputs.required : []],
    // A title of the form may stand between the inputs.
    [
      [...PLACE, 'order'],
      (inputs.order ?? []).filter((name) => !Object.hasOwn(inputs.titles ?? {}, name)),
    ],
    ...Object.entries(inputs.properties ?? {}).map(
      ([name, { dependsOn }]) =>
        [[...PLACE, 'properties', name, 'dependsOn'], dependsOn ?? []] as const,
    ),
    ...(inputs.steps ?? []).map(
      ({ order }, index) => [[...PLACE, 'steps', index, 'order'], order ?? []] as const,
    ),
  ];
  for (const [path, names] of lists) {
    for (const [index, name] of names.entries()) {
      if (known.includes(name) || typeof name !== 'string') continue;
      const message = `\`${name}\` is no input of this form`;
      report('action/inputs', { origin, path: [...path, index] }, message, suggest(name, known));
    }
  }
}

interface InputCheck {
  readonly action: Action;
  readonly name: string;
  readonly input: UserInput;
  readonly report: Report;
}

function checkInput({ action: { origin }, name, input, report }: InputCheck): void {
  const path = [...PLACE, 'properties', name];
  if (!/^[A-Za-z0-9@_=\\-]{1,100}$/.test(name)) {
    const message = `\`${name}\` cannot be the name of an input`;
    report(
      'action/inputs',
      { origin, path, part: 'key' },
      message,
      'letters, digits and @ _ = \\ -',
    );
  }
  if (input.encryption !== undefined) {
    const at = { origin, path: [...path, 'encryption'], part: 'key' } as const;
    const message = `\`${name}\` is a secret, and what is typed into a form on GitHub is none`;
    const hint =
      'ask for the name of a secret of the repository, and use `{{ .secrets["NAME"] }}` in the invocation';
    report('action/secret-input', at, message, hint);
  }
  if (input.format === 'entity' && input.blueprint === undefined) {
    const message = `\`${name}\` asks for an entity, and says not of which blueprint`;
    report('action/inputs', { origin, path, part: 'key' }, message, 'add `blueprint:`');
  }
  const { enum: choices, default: value } = input;
  if (value === undefined || value === null || isJq(value) || !Array.isArray(choices)) return;
  const wrong = [value].flat().find((each: unknown) => !choices.some((choice) => choice === each));
  if (wrong === undefined) return;
  const message = `the default of \`${name}\` is none of its choices: ${choices.join(', ')}`;
  report('action/inputs', { origin, path: [...path, 'default'] }, message);
}

function cyclesOf({ properties }: UserInputs): readonly (readonly string[])[] {
  const names = Object.keys(properties ?? {});
  return findCycles(names, (name) =>
    (properties[name]?.dependsOn ?? []).filter((other) => names.includes(other)),
  );
}
