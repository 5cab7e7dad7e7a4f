/** `a, relation(b, $title), "c,d"` → three names: a comma in parentheses or quotes belongs to its name. */
export function splitColumns(text: string): readonly string[] {
  const names: string[] = [];
  let name = '';
  let depth = 0;
  let quote: string | undefined;
  for (const letter of text) {
    if (letter === ',' && depth === 0 && quote === undefined) {
      names.push(name.trim());
      name = '';
      continue;
    }
    name += letter;
    if (quote !== undefined) quote = letter === quote ? undefined : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
  }
  return [...names, name.trim()].filter((each) => each !== '');
}
