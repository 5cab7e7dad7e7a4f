import type { EntityValues } from '../../compare/catalog-side.ts';
import { parsePlain } from '../../document/parse-plain.ts';
import { parseText } from '../../document/parse-documents.ts';
import type { Catalog, Entity, Origin } from '../../load/catalog.ts';
import { isRecord } from '../../load/is-record.ts';
import { readTexts } from '../../load/read-texts.ts';
import type { FileStore } from '../../ports/file-store.ts';

/** What the entities of these files say, every key of it, as it is written. */
export async function readValues(
  store: FileStore,
  { entitiesById }: Catalog,
  files: ReadonlySet<string>,
): Promise<ReadonlyMap<Entity, EntityValues>> {
  const entities: Entity[] = [];
  for (const byId of entitiesById.values())
    for (const entity of byId.values()) if (files.has(entity.origin.file)) entities.push(entity);
  const paths = [...new Set(entities.map(({ origin }) => origin.file))];
  const texts = await readTexts(store, paths);
  const documents = new Map<string, ReadonlyMap<number, unknown>>();
  const values = new Map<Entity, EntityValues>();
  for (const entity of entities) {
    const { file } = entity.origin;
    const known = documents.get(file) ?? parse(file, texts.get(file) ?? '');
    documents.set(file, known);
    const value = valueAt(known, entity.origin);
    if (value !== undefined) values.set(entity, value);
  }
  return values;
}

/** Values by the index of their document. */
function parse(file: string, text: string): ReadonlyMap<number, unknown> {
  const plain = parsePlain(text);
  if (plain !== undefined) return new Map([[0, plain.value]]);
  return new Map(parseText(file, text).documents.map(({ index, value }) => [index, value]));
}

function valueAt(
  documents: ReadonlyMap<number, unknown>,
  { index, path }: Origin,
): EntityValues | undefined {
  let value = documents.get(index);
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return isRecord(value) ? value : undefined;
}
