import type { Path } from '../document/path.ts';

/**
 * Every text in a value, with the way to it. The path is one list that changes as the visit goes on:
 * who keeps it copies it.
 */
export function visitTexts(
  value: unknown,
  start: Path,
  visit: (text: string, path: Path) => void,
): void {
  visitBelow(value, [...start], visit);
}

function visitBelow(
  value: unknown,
  path: (string | number)[],
  visit: (text: string, path: Path) => void,
): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      path.push(index);
      visitBelow(value[index], path, visit);
      path.pop();
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      path.push(key);
      visitBelow(Reflect.get(value, key), path, visit);
      path.pop();
    }
  }
}
