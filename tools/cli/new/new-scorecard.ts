import { UserError } from '../../diagnostics/user-error.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { ScorecardFile } from '../../model/scorecard.ts';
import { printable } from '../../reporters/printable.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { toFileName } from './to-file-name.ts';
import { writeNewFile } from './write-new-file.ts';

/** Writes a first scorecard for a blueprint, with one rule: that somebody owns it. */
export async function newScorecard(
  identifier: string,
  blueprint: string | undefined,
  isDryRun: boolean,
  context: Context,
): Promise<void> {
  const files = context.openFiles(await getCatalogRoot(context));
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  if (blueprint === undefined || !catalog.blueprintsById.has(blueprint))
    throw new UserError(
      blueprint === undefined
        ? 'a scorecard for which blueprint?'
        : `there is no blueprint \`${printable(blueprint)}\``,
      'write `cadastre new scorecard NAME --blueprint BLUEPRINT`',
    );
  if (!/^(?!\.{1,2}$)[\p{L}0-9@_.+:=-]{1,100}$/u.test(identifier))
    throw new UserError(
      `\`${printable(identifier)}\` cannot be the identifier of a scorecard`,
      'write letters, digits and @ _ . + : = -',
    );
  const value: ScorecardFile = {
    identifier,
    title: identifier,
    blueprint,
    levels: [
      { title: 'Basic', color: 'paleBlue' },
      { title: 'Bronze', color: 'bronze' },
      { title: 'Silver', color: 'silver' },
      { title: 'Gold', color: 'gold' },
    ],
    rules: [
      {
        identifier: 'hasOwner',
        title: 'Somebody owns it',
        level: 'Bronze',
        query: { combinator: 'and', conditions: [{ property: '$team', operator: 'isNotEmpty' }] },
      },
    ],
  };
  const path = `scorecards/${toFileName(identifier)}.yaml`;
  await writeNewFile({ path, value }, { files, io: context.io, isDryRun });
}
