import { survivesJson } from '../document/survives-json.ts';
import type { FullEntity } from './catalog.ts';
import { decodeRow } from './entity-codec.ts';
import type { CacheForm } from './file-cache.ts';

/** What a summary of an entity does not have. */
type Values = readonly [
  properties: FullEntity['properties'],
  namesBlueprint: boolean,
  icon: string | null,
];

/** Whole entities. Their values are parsed when somebody asks for one: most questions are about few of them. */
export const VALUES: CacheForm<FullEntity> = {
  hasValues: true,
  decode({ index, entities, values }) {
    const [path, , , , , hash] = index;
    let parsed: readonly Values[] | undefined;
    // Only this program writes it, in one step.
    const valuesOf = (position: number): Values =>
      (parsed ??= JSON.parse(values) as readonly Values[])[position] ?? NOTHING;
    return entities.map((row, position): FullEntity => {
      const summary = decodeRow(path, row);
      return {
        ...summary,
        get properties() {
          return valuesOf(position)[0];
        },
        get namesBlueprint() {
          return valuesOf(position)[1];
        },
        get icon() {
          return valuesOf(position)[2] ?? undefined;
        },
        version: versionOf(summary, hash),
      };
    });
  },
  encode(entities) {
    if (!entities.every(({ properties }) => survivesJson(properties))) return undefined;
    return JSON.stringify(
      entities.map(({ properties, namesBlueprint, icon }): Values => [
        properties,
        namesBlueprint,
        icon ?? null,
      ]),
    );
  },
  know: (entities, hash) =>
    entities.map((entity) => ({ ...entity, version: versionOf(entity, hash) })),
};

const NOTHING: Values = [{}, false, null];

function versionOf({ origin: { index, path } }: Pick<FullEntity, 'origin'>, hash: string): string {
  return index === 0 && path.length === 0 ? hash : `${hash} ${index} ${path.join('/')}`;
}
