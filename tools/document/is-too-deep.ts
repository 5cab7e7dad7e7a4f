import { Lexer } from 'yaml';

/**
 * Whether values are nested deeper than `limit`. Asked before parsing: the parser descends by recursion,
 * and V8 ends the process, not the call, when a regular expression is compiled on the last of the stack.
 */
export function isTooDeep(text: string, limit: number): boolean {
  return mayBeTooDeep(text, limit) && measureDepth(text) > limit;
}

/** Cheap and never wrong in saying no: counts brackets and indentation as if there were no quotes. */
function mayBeTooDeep(text: string, limit: number): boolean {
  let brackets = 0;
  let indent = 0;
  let isIndent = true;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) brackets += 1;
    else if ((code === 0x5d || code === 0x7d) && brackets > 0) brackets -= 1;
    if (code === 0x0a || code === 0x0d) {
      indent = 0;
      isIndent = true;
    } else if (isIndent) {
      // Blanks and the block indicators `-`, `?` and `:` are all that can open a block before a value.
      isIndent = code === 0x20 || code === 0x09 || code === 0x2d || code === 0x3f || code === 0x3a;
      indent += 1;
    }
    if (brackets + indent > limit) return true;
  }
  return false;
}

/** The greatest depth of flow and block collections, by the tokens of the text. Does not recurse. */
function measureDepth(text: string): number {
  const columns: number[] = [];
  let flow = 0;
  let deepest = 0;
  let column = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (isScalar) isScalar = false;
    else if (token === SCALAR || isBlockIndicator(token)) {
      isScalar = token === SCALAR;
      if (flow === 0) enter(columns, column);
    } else if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') flow -= 1;
    deepest = Math.max(deepest, columns.length + flow);
    if (token !== SCALAR) {
      const lineEnd = token.lastIndexOf('\n');
      column = lineEnd === -1 ? column + token.length : token.length - lineEnd - 1;
    }
  }
  return deepest;
}

/** The lexer announces every scalar that is not quoted with this control character. */
const SCALAR = '\u001F';

function isBlockIndicator(token: string): boolean {
  return (
    token === '-' ||
    token === '?' ||
    token === ':' ||
    token.startsWith('"') ||
    token.startsWith("'")
  );
}

function enter(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) >= column) columns.pop();
  columns.push(column);
}
