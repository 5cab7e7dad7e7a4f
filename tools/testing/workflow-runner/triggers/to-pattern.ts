/**
 * A glob of `branches:`, `tags:` or `paths:` as GitHub reads it: `*` stops at `/`, `**` does not, `?` and `+` repeat
 * the character before, `[]` is a class.
 */
export function toPattern(glob: string): RegExp {
  let source = '';
  let index = 0;
  while (index < glob.length) {
    const [text, length] = toSource(glob, index);
    source += text;
    index += length;
  }
  return new RegExp(`^${source}$`, 'u');
}

/** A piece of the expression, and how many characters of the glob it stands for. */
function toSource(glob: string, index: number): readonly [string, number] {
  const rest = glob.slice(index);
  if (rest.startsWith('**/')) return ['(?:.*/)?', 3];
  if (rest.startsWith('**')) return ['.*', 2];
  const character = rest[0] ?? '';
  if (character === '*') return ['[^/]*', 1];
  if (character === '?' || character === '+') return [character, 1];
  if (character === '\\' && rest.length > 1) return [quote(rest[1] ?? ''), 2];
  const end = rest.indexOf(']', 1);
  if (character === '[' && end > 0) return [rest.slice(0, end + 1), end + 1];
  return [quote(character), 1];
}

function quote(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/u.test(character) ? `\\${character}` : character;
}

/** Whether the last of the globs that match says yes: one that begins with `!` says no. */
export function matchesGlobs(globs: readonly string[], text: string): boolean {
  let isIn = false;
  for (const glob of globs) {
    const isNegated = glob.startsWith('!');
    if (toPattern(isNegated ? glob.slice(1) : glob).test(text)) isIn = !isNegated;
  }
  return isIn;
}
