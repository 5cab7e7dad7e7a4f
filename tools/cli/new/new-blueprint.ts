import type { BlueprintFile } from '../../model/blueprint.ts';
import { toTitle } from '../../sources/aws/blueprint/to-title.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { loadBlueprints } from '../load-blueprints.ts';
import { checkNewIdentifier } from './check-new-identifier.ts';
import { toFileName } from './to-file-name.ts';
import { writeNewFile } from './write-new-file.ts';

/** Writes a first blueprint: a name, and a property to begin with. */
export async function newBlueprint(
  identifier: string,
  isDryRun: boolean,
  context: Context,
): Promise<void> {
  const files = context.openFiles(await getCatalogRoot(context));
  checkNewIdentifier(await loadBlueprints(files), identifier);
  const title = toTitle(identifier);
  const value: BlueprintFile = {
    identifier,
    title: (title === '' ? identifier : title).slice(0, 100),
    schema: { properties: { description: { type: 'string', title: 'Description' } } },
    relations: {},
    ownership: { type: 'Direct' },
  };
  const path = `blueprints/${toFileName(identifier)}.yaml`;
  await writeNewFile({ path, value }, { files, io: context.io, isDryRun });
  if (!isDryRun)
    context.io.stderr(
      `\`cadastre new entity ${identifier}/NAME\` writes the first of its entities\n`,
    );
}
