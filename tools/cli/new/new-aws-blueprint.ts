import { UserError } from '../../diagnostics/user-error.ts';
import type { Catalog } from '../../load/catalog.ts';
import { count } from '../../reporters/count.ts';
import { printable } from '../../reporters/printable.ts';
import { homesOf } from '../../sources/aws/blueprint/homes-of.ts';
import type { Home } from '../../sources/aws/blueprint/surroundings.ts';
import { toBlueprint } from '../../sources/aws/blueprint/to-blueprint.ts';
import { typeIdentifier } from '../../sources/aws/blueprint/type-identifier.ts';
import { PSEUDO_TYPES } from '../../sources/aws/pseudo-observations.ts';
import { TYPE_ACTIONS } from '../../sources/aws/type-actions.ts';
import { getAwsType } from '../../sources/aws/types.ts';
import { unknownType } from '../../sources/aws/unknown-type.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { loadBlueprints } from '../load-blueprints.ts';
import { checkNewIdentifier } from './check-new-identifier.ts';
import { toFileName } from './to-file-name.ts';
import { writeNewFile } from './write-new-file.ts';

export interface AwsBlueprintWish {
  readonly type: string;
  readonly identifier: string | undefined;
  readonly isDryRun: boolean;
}

/** Writes a blueprint with a mapping for an AWS type, and says what it has. */
export async function newAwsBlueprint(wish: AwsBlueprintWish, context: Context): Promise<void> {
  const { type, isDryRun } = wish;
  const files = context.openFiles(await getCatalogRoot(context));
  const catalog = await loadBlueprints(files);
  const homes = homesOf(catalog.blueprints);
  refuseCovered(type, homes, catalog);
  const library = await context.openTypeLibrary();
  const description = type.startsWith('AWS::') ? library.find(type) : undefined;
  if (description === undefined) throw unknownType(printable(type), library.names);
  const identifier = wish.identifier ?? typeIdentifier(type);
  checkNewIdentifier(catalog, identifier);
  const own: Home = { blueprint: identifier, rule: { aws: type } };
  const { file, omitted } = toBlueprint(description, identifier, {
    library,
    homes: new Map([...homes, [type, own]]),
  });
  const path = `blueprints/${toFileName(identifier)}.yaml`;
  await writeNewFile({ path, value: file }, { files, io: context.io, isDryRun });
  const { properties } = file.schema;
  const notes = [
    `${count(Object.keys(properties).length, 'property', 'properties')}, ${count(Object.keys(file.relations ?? {}).length, 'relation')}: delete what nobody looks for, and what changes by itself`,
    ...(omitted === 0
      ? []
      : [
          `${count(omitted, 'property', 'properties')} more that would do; see \`cadastre aws types ${type}\``,
        ]),
    ...notesOf(type),
    ...(isDryRun
      ? []
      : [
          '`cadastre schema` tells editors of it; `cadastre aws policy` prints what the survey may need now',
        ]),
  ];
  context.io.stderr(notes.map((note) => `${note}\n`).join(''));
}

function refuseCovered(type: string, homes: ReadonlyMap<string, Home>, catalog: Catalog): void {
  const home = homes.get(type);
  if (home !== undefined) {
    const file = catalog.blueprintsById.get(home.blueprint)?.origin.file ?? '';
    throw new UserError(
      `${type} is surveyed already, by the blueprint \`${home.blueprint}\` (${file})`,
      'change that one: two would have every resource twice',
    );
  }
  if (PSEUDO_TYPES.has(type))
    throw new UserError(
      `${type} is no type of AWS: it comes from cadastre.yaml`,
      'write its blueprint by hand; the one that Cadastre ships is short',
    );
}

/** What a survey will make of the type, where that is not what one expects. */
function notesOf(type: string): readonly string[] {
  const { isUnlisted, parent, silentLimit } = getAwsType(type);
  if (isUnlisted !== undefined) return [`the survey will find none: ${isUnlisted}`];
  return [
    ...(parent === undefined ? [] : [`listed by parent: the survey reads ${parent.type} too`]),
    ...(silentLimit === undefined
      ? []
      : [`lists end at ${silentLimit} without saying so: with as many, nothing is deleted`]),
    ...(Object.hasOwn(TYPE_ACTIONS, type)
      ? []
      : [`whether Cloud Control lists ${type} without a parent is not known here: a survey tells`]),
  ];
}
