import { splitWords } from './split-words.ts';

/** `DBInstanceClass` → `dbInstanceClass`: what an identifier in a blueprint looks like. */
export function toCamelCase(name: string): string {
  return splitWords(name)
    .map((word, index) => {
      const lower = word.toLowerCase();
      return index === 0 ? lower : lower.slice(0, 1).toUpperCase() + lower.slice(1);
    })
    .join('');
}
