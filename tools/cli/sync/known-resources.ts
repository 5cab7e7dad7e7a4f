import type { Catalog } from '../../load/catalog.ts';
import type { KnownResource } from '../../sources/aws/survey/survey.ts';

/** What the catalog has from surveys before. */
export function knownResources({ entities }: Catalog): readonly KnownResource[] {
  return entities.flatMap(({ source }) =>
    source === undefined ? [] : [{ ...source, type: source.aws }],
  );
}
