const STATEMENTS = new Set([
  'syntax',
  'edition',
  'package',
  'import',
  'option',
  'message',
  'enum',
  'service',
  'extend',
]);

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z_][\w.]*|[{}();]|\/\*|["']|\s+|[^\s]/y;

/**
 * What keeps a text from being Protocol Buffers' own language, in words to follow "a Protocol Buffers
 * file", or undefined. The skeleton is looked at: statements that the language has at the top, braces
 * and brackets that close, comments and strings that end. Types and field numbers are protoc's business.
 * https://protobuf.dev/reference/protobuf/proto3-spec/
 */
export function protoProblem(text: string): string | undefined {
  const open: string[] = [];
  let isStart = true;
  let statements = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token] = match;
    if (/^(?:\s|\/\/|\/\*[\s\S]*\*\/$)/.test(token)) continue;
    if (isStart && open.length === 0 && token !== ';') {
      if (!STATEMENTS.has(token)) return `\`${token.slice(0, 20)}\` does not start a statement`;
      statements += 1;
    }
    const problem = UNENDED[token] ?? bracketProblem(token, open);
    if (problem !== undefined) return problem;
    isStart = token === ';' || token === '}';
  }
  const last = open.at(-1);
  if (last !== undefined) return `a \`${last}\` is not closed`;
  if (statements === 0) return 'it has no statement';
  return isStart ? undefined : 'the last statement does not end';
}

/** What is left of a token that never ends. */
const UNENDED: Readonly<Record<string, string>> = {
  '/*': 'a comment does not end',
  '"': 'a string does not end',
  "'": 'a string does not end',
};

function bracketProblem(token: string, open: string[]): string | undefined {
  if (token === '{' || token === '(') open.push(token);
  if (token !== '}' && token !== ')') return undefined;
  return open.pop() === (token === '}' ? '{' : '(') ? undefined : `a \`${token}\` closes nothing`;
}
