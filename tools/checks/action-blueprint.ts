import type { Path } from '../document/path.ts';
import type { Action } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Every blueprint that an action names. */
export const actionBlueprint: CatalogCheck = (catalog, report) => {
  for (const action of catalog.actions) {
    for (const { path, name } of namedIn(action)) {
      if (name === undefined || catalog.blueprintsById.has(name)) continue;
      const message = `the action is for \`${name}\`, which is no blueprint`;
      const hint = suggest(name, catalog.blueprintsById.keys());
      report('action/unknown-blueprint', { origin: action.origin, path }, message, hint);
    }
  }
};

interface Named {
  readonly path: Path;
  readonly name: string | undefined;
}

function namedIn({ value }: Action): readonly Named[] {
  const { trigger, invocationMethod: method } = value;
  const inputs = Object.entries(trigger.userInputs?.properties ?? {}).flatMap(([name, input]) => {
    const path = ['trigger', 'userInputs', 'properties', name];
    return [
      { path: [...path, 'blueprint'], name: input.blueprint },
      { path: [...path, 'items', 'blueprint'], name: input.items?.blueprint },
    ];
  });
  return [
    { path: ['trigger', 'blueprintIdentifier'], name: trigger.blueprintIdentifier },
    { path: ['trigger', 'event', 'blueprintIdentifier'], name: trigger.event?.blueprintIdentifier },
    ...inputs,
    { path: ['invocationMethod', 'blueprintIdentifier'], name: method.blueprintIdentifier },
  ];
}
