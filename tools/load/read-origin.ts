import { parseText } from '../document/parse-documents.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Origin } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { readTexts } from './read-texts.ts';

/** A value as it is written, and its first line. Undefined where the file changed meanwhile. */
export interface WrittenValue {
  readonly value: Readonly<Record<string, unknown>>;
  readonly line: number;
}

export async function readOrigin(
  store: FileStore,
  { file, index, path }: Origin,
): Promise<WrittenValue | undefined> {
  const text = (await readTexts(store, [file])).get(file);
  const document = parseText(file, text ?? '').documents.find((each) => each.index === index);
  let value: unknown = document?.value;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return document === undefined || !isRecord(value)
    ? undefined
    : { value, line: document.locate([...path], 'value').line };
}
