import type { Origin } from '../load/catalog.ts';

/** `catalog/a.yaml:3`: the line where something starts, for a message that points at it from elsewhere. */
export function placeText(origin: Origin): string {
  const { file, line } = origin.document.locate([...origin.path, 'identifier'], 'value');
  return `${file}:${line}`;
}
