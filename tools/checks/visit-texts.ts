import type { Path } from '../document/path.ts';

/** Every text in a value, with the way to it. */
export function visitTexts(
  value: unknown,
  path: Path,
  visit: (text: string, path: Path) => void,
): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) visitTexts(element, [...path, index], visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      // A path is made only where there may be something to say.
      if (typeof member === 'string' || (typeof member === 'object' && member !== null))
        visitTexts(member, [...path, key], visit);
    }
  }
}
