import { jqTokens, type JqToken } from './jq-tokens.ts';
import { createPlaces, type JqReads, type Place } from './jq-places.ts';

/**
 * What of an entity a jq program may read, by looking at it: never less than it does read. Everything, where the program
 * takes the entity as a whole, defines functions, or is not understood.
 */
export function jqReads(program: string): JqReads {
  const tokens = jqTokens(program);
  const places = createPlaces();
  if (tokens === undefined || tokens.length > MAX_TOKENS) return places.everything();
  const parser: Parser = { tokens, at: 0, places };
  try {
    places.read(pipe(parser, { input: ROOT, variables: new Map() }));
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    return places.everything();
  }
  return parser.at === tokens.length ? places.reads() : places.everything();
}

class NotUnderstood extends Error {}

interface Parser {
  readonly tokens: readonly JqToken[];
  at: number;
  readonly places: ReturnType<typeof createPlaces>;
}

/** Where a piece of the program stands: its input, and the variables that it sees. */
interface Scope {
  readonly input: Place;
  readonly variables: ReadonlyMap<string, Place>;
}

const ROOT: Place = [];
/** A longer program might be nested deeper than there is stack. */
const MAX_TOKENS = 2000;
/** They give their input with something changed. */
const ASSIGNMENTS = new Set(['=', '|=', '+=', '-=', '*=', '/=', '%=', '//=']);
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>=', 'and', 'or'];
const BINARY = new Set([...ASSIGNMENTS, ...COMPARISONS, '//', '?//', '+', '-', '*', '/', '%']);
/** They look at no input. */
const CONSTANTS = new Set(['empty', 'null', 'true', 'false', 'now', 'nan', 'infinite', 'env']);
/** They run their arguments on their own input, and look at nothing else of it. */
const PASSING = new Set(['select', 'error', 'first', 'last', 'limit', 'isempty', 'range']);

function textAt({ tokens, at }: Parser): string | undefined {
  const token = tokens[at];
  return token?.kind === 'operator' || token?.kind === 'name' ? token.text : undefined;
}

function accept(parser: Parser, text: string): boolean {
  if (textAt(parser) !== text) return false;
  parser.at += 1;
  return true;
}

function expect(parser: Parser, text: string): void {
  if (!accept(parser, text)) fail();
}

/** `hasCommas` is false in the value of a member of an object. */
function pipe(parser: Parser, scope: Scope, hasCommas = true): Place {
  const left = operators(parser, scope, hasCommas);
  return accept(parser, '|') ? pipe(parser, { ...scope, input: left }, hasCommas) : left;
}

/** Whatever binds how: what stands on both sides of an operator is read, and what comes out is new. */
function operators(parser: Parser, scope: Scope, hasCommas: boolean): Place {
  const first = operand(parser, scope);
  let isAlone = true;
  for (;;) {
    const operator = textAt(parser) ?? '';
    if (!BINARY.has(operator) && !(operator === ',' && hasCommas)) break;
    parser.at += 1;
    isAlone = false;
    if (ASSIGNMENTS.has(operator)) parser.places.read(scope.input);
    parser.places.read(operand(parser, scope));
  }
  if (!isAlone) parser.places.read(first);
  const value = isAlone ? first : undefined;
  if (!accept(parser, 'as')) return value;
  const variables = patterns(parser, scope, value);
  expect(parser, '|');
  return pipe(parser, { input: scope.input, variables }, hasCommas);
}

function operand(parser: Parser, scope: Scope): Place {
  if (accept(parser, '-')) {
    parser.places.read(operand(parser, scope));
    return undefined;
  }
  return suffixes(parser, scope, term(parser, scope));
}

function suffixes(parser: Parser, scope: Scope, start: Place): Place {
  let value = start;
  for (;;) {
    const token = parser.tokens[parser.at];
    if (token?.kind === 'field') {
      parser.at += 1;
      value = parser.places.member(value, token.text);
    } else if (accept(parser, '[')) value = index(parser, scope, value);
    else if (accept(parser, '.')) {
      if (accept(parser, '[')) value = index(parser, scope, value);
      else value = key(parser, scope, value);
    } else if (!accept(parser, '?')) return value;
  }
}

/** Behind `[`. */
function index(parser: Parser, scope: Scope, value: Place): Place {
  const token = parser.tokens[parser.at];
  if (token?.kind === 'string' && token.text !== undefined) {
    if (textAt({ ...parser, at: parser.at + 1 }) === ']') {
      parser.at += 2;
      return parser.places.member(value, token.text);
    }
  }
  parser.places.read(value);
  while (!accept(parser, ']')) {
    if (!accept(parser, ':')) parser.places.read(pipe(parser, scope));
  }
  return undefined;
}

/** A text as a key: of what is known where it is known. */
function key(parser: Parser, scope: Scope, value: Place): Place {
  const token = parser.tokens[parser.at];
  if (token?.kind !== 'string') fail();
  if (token.text !== undefined) {
    parser.at += 1;
    return parser.places.member(value, token.text);
  }
  parser.places.read(value);
  return writtenText(parser, scope);
}

/** What is in a text is read, and the text itself is new. */
function writtenText(parser: Parser, scope: Scope): Place {
  const token = parser.tokens[parser.at];
  if (token?.kind !== 'string') fail();
  parser.at += 1;
  for (const tokens of token.programs) {
    const inner: Parser = { tokens, at: 0, places: parser.places };
    parser.places.read(pipe(inner, scope));
    if (inner.at !== tokens.length) fail();
  }
  return undefined;
}

function term(parser: Parser, scope: Scope): Place {
  const token = parser.tokens[parser.at];
  if (token === undefined) fail();
  if (token.kind === 'string') return writtenText(parser, scope);
  parser.at += 1;
  if (token.kind === 'number') return undefined;
  if (token.kind === 'field') return parser.places.member(scope.input, token.text);
  if (token.kind === 'variable') return variable(scope, token.text);
  if (token.kind === 'name') return named(parser, scope, token.text);
  if (token.kind === 'format') {
    if (parser.tokens[parser.at]?.kind === 'string') return writtenText(parser, scope);
    parser.places.read(scope.input);
    return undefined;
  }
  return bracket(parser, scope, token.text);
}

function variable({ variables }: Scope, name: string): Place {
  // One that is not bound here is one of jq's own, such as `$ENV`.
  return variables.get(name);
}

function bracket(parser: Parser, scope: Scope, operator: string): Place {
  const { places } = parser;
  switch (operator) {
    case '.':
      return parser.tokens[parser.at]?.kind === 'string'
        ? key(parser, scope, scope.input)
        : scope.input;
    case '..':
      places.read(scope.input);
      return undefined;
    case '(': {
      const value = pipe(parser, scope);
      expect(parser, ')');
      return value;
    }
    case '[':
      if (accept(parser, ']')) return undefined;
      places.read(pipe(parser, scope));
      expect(parser, ']');
      return undefined;
    case '{':
      while (!accept(parser, '}')) {
        member(parser, scope);
        if (textAt(parser) !== '}') expect(parser, ',');
      }
      return undefined;
    default:
      fail();
  }
}

function member(parser: Parser, scope: Scope): void {
  const { places } = parser;
  const token = parser.tokens[parser.at];
  let short: Place;
  if (accept(parser, '(')) {
    places.read(pipe(parser, scope));
    expect(parser, ')');
  } else if (token?.kind === 'string') {
    short = token.text === undefined ? scope.input : places.member(scope.input, token.text);
    writtenText(parser, scope);
  } else if (token?.kind === 'name' || token?.kind === 'variable') {
    parser.at += 1;
    short =
      token.kind === 'name' ? places.member(scope.input, token.text) : variable(scope, token.text);
  } else fail();
  places.read(accept(parser, ':') ? pipe(parser, scope, false) : short);
}

function named(parser: Parser, scope: Scope, name: string): Place {
  const { places } = parser;
  const fresh: Scope = { ...scope, input: undefined };
  switch (name) {
    case 'def':
    case 'import':
    case 'include':
      fail();
    case 'if':
      return condition(parser, scope);
    case 'try':
      places.read(suffixes(parser, scope, term(parser, scope)));
      if (accept(parser, 'catch')) places.read(suffixes(parser, fresh, term(parser, fresh)));
      return undefined;
    case 'reduce':
    case 'foreach': {
      const source = suffixes(parser, scope, term(parser, scope));
      expect(parser, 'as');
      const variables = patterns(parser, scope, source);
      expect(parser, '(');
      places.read(pipe(parser, { input: scope.input, variables }));
      while (accept(parser, ';')) places.read(pipe(parser, { input: undefined, variables }));
      expect(parser, ')');
      // Its items are read one by one.
      places.read(source);
      return undefined;
    }
    case 'label':
      parser.at += 1;
      expect(parser, '|');
      return pipe(parser, scope);
    case 'break':
      parser.at += 1;
      return undefined;
    default:
      return call(parser, scope, name);
  }
}

function condition(parser: Parser, scope: Scope): Place {
  const { places } = parser;
  do {
    places.read(pipe(parser, scope));
    expect(parser, 'then');
    places.read(pipe(parser, scope));
  } while (accept(parser, 'elif'));
  // Without an `else` the input comes out.
  places.read(accept(parser, 'else') ? pipe(parser, scope) : scope.input);
  expect(parser, 'end');
  return undefined;
}

function call(parser: Parser, scope: Scope, name: string): Place {
  const { places } = parser;
  const hasArguments = accept(parser, '(');
  if (!hasArguments && CONSTANTS.has(name)) return undefined;
  const isPassing = hasArguments && PASSING.has(name);
  // What takes its input as a whole may do with it in its arguments what it likes.
  if (!isPassing) places.read(scope.input);
  if (hasArguments) {
    const inner = isPassing ? scope : { ...scope, input: undefined };
    do places.read(pipe(parser, inner));
    while (accept(parser, ';'));
    expect(parser, ')');
  }
  return name === 'select' ? scope.input : undefined;
}

/** The variables that are seen behind `as`. Only a single one is what it was taken from. */
function patterns(parser: Parser, scope: Scope, source: Place): ReadonlyMap<string, Place> {
  const variables = new Map(scope.variables);
  const first = parser.tokens[parser.at];
  if (first?.kind === 'variable') {
    parser.at += 1;
    if (textAt(parser) !== '?//') return variables.set(first.text, source);
    variables.set(first.text, undefined);
  }
  parser.places.read(source);
  let open = 0;
  while (open > 0 || !isEndOfPattern(parser)) {
    const token = parser.tokens[parser.at];
    parser.at += 1;
    if (token?.kind === 'variable') variables.set(token.text, undefined);
    else if (token?.kind === 'operator') open += DEPTHS.get(token.text) ?? fail();
    else if (token?.kind !== 'name' && token?.kind !== 'string') fail();
  }
  return variables;
}

/** What stands in a pattern, and how much deeper it leads. */
const DEPTHS: ReadonlyMap<string, number> = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
  [',', 0],
  [':', 0],
  ['?//', 0],
]);

function isEndOfPattern(parser: Parser): boolean {
  const mark = textAt(parser);
  return mark === '|' || mark === '(';
}

function fail(): never {
  throw new NotUnderstood();
}
