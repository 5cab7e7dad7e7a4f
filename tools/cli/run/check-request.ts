import type { CatalogQuestions } from '../../actions/inputs/check-inputs.ts';
import { checkInputs } from '../../actions/inputs/check-inputs.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { FullCatalog, FullEntity } from '../../load/catalog.ts';
import type { RunScene } from './ready-run.ts';
import { Refusal } from './refusal.ts';
import type { CatalogSearch } from './search-catalog.ts';

/** Throws Refusal where an action is not for this entity. */
export async function checkCondition(
  { action }: Pick<RunScene, 'action'>,
  subject: FullEntity | undefined,
  search: CatalogSearch,
): Promise<void> {
  const { condition, type } = action.value.trigger;
  // The condition of an automation is about its event, and was asked then.
  if (type !== 'self-service' || condition === undefined || subject === undefined) return;
  const query = await prepare(search, condition, {}, 'condition');
  const why = search.whyNot(query, subject);
  if (why === undefined) return;
  throw new Refusal(
    `${action.title} is not for \`${subject.blueprint}/${subject.identifier}\`: ${why}`,
    'choose another entity, or change this one first',
  );
}

/** The inputs, typed and complete. Throws Refusal with everything that is wrong. */
export async function readInputs(
  { action, catalog }: Pick<RunScene, 'action' | 'catalog'>,
  given: Readonly<Record<string, unknown>>,
  context: { readonly entity: unknown; readonly user: unknown },
  search: CatalogSearch,
): Promise<Readonly<Record<string, unknown>>> {
  const form = action.value.trigger.userInputs ?? { properties: {} };
  const checked = await checkInputs(form, given, context, createQuestions(catalog, search));
  if (checked.kind === 'values') return checked.values;
  const lines = checked.problems.map(({ input, message, hint }) => {
    const advice = hint === undefined ? '' : ` (${hint})`;
    return `\`${input}\` ${message}${advice}`;
  });
  throw new Refusal(lines.join('; '), 'ask again with other inputs');
}

function createQuestions(catalog: FullCatalog, search: CatalogSearch): CatalogQuestions {
  return {
    async findEntity({ blueprint, identifier, dataset, context }) {
      const entity = catalog.entitiesById.get(blueprint)?.get(identifier);
      if (entity === undefined) return 'unknown';
      if (dataset === undefined) return 'found';
      const query = await prepare(search, dataset, context, 'dataset');
      return search.matches(query, entity) ? 'found' : 'not-in-dataset';
    },
    suggestEntity: (blueprint, identifier) =>
      nearestName(identifier, catalog.entitiesById.get(blueprint)?.keys() ?? []),
  };
}

async function prepare(
  search: CatalogSearch,
  query: unknown,
  context: unknown,
  what: string,
): ReturnType<CatalogSearch['prepare']> {
  try {
    return await search.prepare(query, context);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `the ${what} of this action cannot be asked: ${why}`,
      'whoever looks after the action has to mend it',
    );
  }
}
