import { renderAwsTypesJson } from '../../reporters/aws-types-json.ts';
import { renderAwsTypesText } from '../../reporters/aws-types-text.ts';
import { PSEUDO_TYPES } from '../../sources/aws/pseudo-observations.ts';
import { selectTypeNames } from '../../sources/aws/select-type-names.ts';
import { toTypeRow } from '../../sources/aws/to-type-row.ts';
import type { Context } from '../context.ts';
import { findCatalogRoot } from '../find-catalog-root.ts';
import { loadBlueprints } from '../load-blueprints.ts';

/** What is known of the types that the words name or match. */
export async function printTypes(
  words: readonly string[],
  isJson: boolean,
  context: Context,
): Promise<void> {
  const root = await findCatalogRoot(context);
  const blueprints =
    root === undefined ? [] : (await loadBlueprints(context.openFiles(root))).blueprints;
  const library = await context.openTypeLibrary();
  const all = [...library.names.filter((name) => name.startsWith('AWS::')), ...PSEUDO_TYPES];
  const rows = selectTypeNames(words, all.toSorted()).map((type) =>
    toTypeRow(type, library, blueprints),
  );
  context.io.stdout(isJson ? renderAwsTypesJson(rows) : renderAwsTypesText(rows));
}
