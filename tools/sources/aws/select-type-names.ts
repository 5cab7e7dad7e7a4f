import { UserError } from '../../diagnostics/user-error.ts';
import { unknownType } from './unknown-type.ts';

/** The types that are named, or match a pattern in which `*` stands for any characters; all without a word. */
export function selectTypeNames(
  words: readonly string[],
  names: readonly string[],
): readonly string[] {
  if (words.length === 0) return names;
  const selected = new Set(words.flatMap((word) => select(word, names)));
  return names.filter((name) => selected.has(name));
}

function select(word: string, names: readonly string[]): readonly string[] {
  if (!word.includes('*')) {
    if (names.includes(word)) return [word];
    throw unknownType(word, names);
  }
  const parts = word.toLowerCase().split('*');
  const found = names.filter((name) => matches(name.toLowerCase(), parts));
  if (found.length > 0) return found;
  throw new UserError(
    `no AWS type matches \`${word}\``,
    "write a pattern such as 'AWS::Lambda::*' or '*queue*', in quotes",
  );
}

/** Whether the parts stand in the name in their order, the first at its start and the last at its end. */
function matches(name: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop() ?? '';
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = name.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return name.endsWith(last) && name.length - last.length >= from;
}
