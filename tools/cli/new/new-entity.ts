import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Blueprint, Catalog } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { EntityFile } from '../../model/entity.ts';
import { printable } from '../../reporters/printable.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { isDeviceName } from './is-device-name.ts';
import { toFileName } from './to-file-name.ts';
import { writeNewFile } from './write-new-file.ts';

/** As `EntityFile` has it. */
const IDENTIFIER = /^(?!\.{1,2}$)[\p{L}0-9@_.+:\\/=-]{1,1000}$/u;

/** Writes a first entity, where its blueprint asks for nothing that only a person knows. */
export async function newEntity(name: string, isDryRun: boolean, context: Context): Promise<void> {
  const files = context.openFiles(await getCatalogRoot(context));
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  const { blueprint, identifier } = parseName(name, catalog);
  const clash = catalog.entitiesById.get(blueprint.identifier)?.get(identifier);
  if (clash !== undefined)
    throw new UserError(
      `there is an entity ${blueprint.identifier}/${identifier} already, in ${clash.origin.file}`,
    );
  refuseRequired(blueprint);
  const value: EntityFile = { identifier, blueprint: blueprint.identifier, title: identifier };
  const path = `catalog/${toFolder(blueprint.identifier)}/${toFileName(identifier)}.yaml`;
  await writeNewFile({ path, value }, { files, io: context.io, isDryRun });
}

/** The folder that says the blueprint, where its name can be that of a folder everywhere. */
function toFolder(blueprint: string): string {
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(blueprint);
  return isPlain && !isDeviceName(blueprint) ? blueprint : toFileName(blueprint);
}

interface Name {
  readonly blueprint: Blueprint;
  readonly identifier: string;
}

/** Both may have a slash in them: the longest blueprint that fits counts. */
function parseName(name: string, { blueprintsById }: Catalog): Name {
  const [blueprint] = [...blueprintsById.values()]
    .filter(({ identifier }) => name.startsWith(`${identifier}/`))
    .toSorted((a, b) => b.identifier.length - a.identifier.length);
  if (blueprint === undefined) {
    const near = nearestName(name.replace(/\/.*$/s, ''), blueprintsById.keys());
    throw new UserError(
      `\`${printable(name)}\` starts with no blueprint of this catalog`,
      near === undefined
        ? 'write BLUEPRINT/IDENTIFIER, such as Component/cart'
        : `did you mean ${near}/${printable(name.replace(/^[^/]*\/?/s, '')) || 'IDENTIFIER'}?`,
    );
  }
  const identifier = name.slice(blueprint.identifier.length + 1);
  if (IDENTIFIER.test(identifier)) return { blueprint, identifier };
  throw new UserError(
    `\`${printable(identifier)}\` cannot be the identifier of an entity`,
    'write letters, digits and @ _ . + : \\ / = -',
  );
}

function refuseRequired({ identifier, required, relations }: Blueprint): void {
  const needed = [
    ...required.map((name) => `properties.${name}`),
    ...Object.entries(relations)
      .filter(([, relation]) => relation.required === true)
      .map(([name]) => `relations.${name}`),
  ];
  if (needed.length === 0) return;
  throw new UserError(
    `every entity of \`${identifier}\` must have ${needed.join(', ')}, which only you know`,
    `write the file by hand, with what it must have; an entity of the same blueprint shows how`,
  );
}
