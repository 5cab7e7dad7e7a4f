/**
 * Whether a text fits a pattern of IAM: `*` stands for any characters, `?` for one. At most the product of
 * both lengths, whatever the pattern.
 */
export function fitsGlob(glob: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let start = 0;
  let index = 0;
  while (index < text.length) {
    if (at < glob.length && glob[at] === '*') {
      star = at;
      start = index;
      at += 1;
    } else if (at < glob.length && (glob[at] === '?' || glob[at] === text[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      start += 1;
      index = start;
    } else return false;
  }
  while (glob[at] === '*') at += 1;
  return at === glob.length;
}
