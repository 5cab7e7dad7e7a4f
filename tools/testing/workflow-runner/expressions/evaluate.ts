import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { TokenType, type Token } from '@actions/expressions/lexer';
import { isExpression, isList, isMap, type Template } from '../parse/template.ts';
import { WorkflowError } from '../workflow-error.ts';
import { isTruthy, toText, type Json } from './json.ts';

/** What expressions see at one place of a workflow. */
export interface Scope {
  /** `github`, `env`, `steps`… A name that is missing here is an error where it is used. */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** By name: functions beyond GitHub's own, from texts. */
  readonly functions?: Readonly<Record<string, (...words: string[]) => boolean | string>>;
}

/** The value of an expression, without `${{`. Throws `WorkflowError` with what is wrong in it. */
export function evaluateExpression(text: string, scope: Scope): Json {
  try {
    return evaluateTree(text, scope);
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    throw new WorkflowError(`The expression ${text} cannot be evaluated. ${message}`);
  }
}

function evaluateTree(text: string, scope: Scope): Json {
  const functions = toFunctions(scope);
  const tokens = new Lexer(text).lex().tokens.map(mendQuotes);
  const tree = new Parser(tokens, Object.keys(scope.contexts), functions).parse();
  const contexts = new data.Dictionary(
    ...Object.entries(scope.contexts).map(([key, value]) => ({ key, value: toValue(value) })),
  );
  const byName = new Map(functions.map((each) => [each.name.toLowerCase(), each]));
  const value = new Evaluator(tree, contexts, byName).evaluate();
  return JSON.parse(JSON.stringify(value, data.replacer)) as Json;
}

export function evaluateCondition(text: string, scope: Scope): boolean {
  return isTruthy(evaluateExpression(text, scope));
}

/** The value of what is written at a key, with the expressions in it evaluated. */
export function evaluate(template: Template | undefined, scope: Scope): Json {
  if (template === undefined) return null;
  if (isExpression(template)) return evaluateExpression(template.expression, scope);
  if (isMap(template)) {
    return Object.fromEntries([...template].map(([key, value]) => [key, evaluate(value, scope)]));
  }
  return isList(template) ? template.map((each) => evaluate(each, scope)) : template;
}

export function evaluateText(template: Template | undefined, scope: Scope): string {
  return toText(evaluate(template, scope));
}

/** `env:`, `with:` and `outputs:` hold texts only. */
export function evaluateTexts(
  template: Template | undefined,
  scope: Scope,
): Record<string, string> {
  const value = evaluate(template, scope);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toText(each)]));
}

/** The lexer of version 0.3.61 reads only the first `''` of a text as a quote; GitHub itself reads all. */
function mendQuotes(token: Token): Token {
  if (token.type !== TokenType.STRING) return token;
  return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") };
}

function toFunctions({ functions = {} }: Scope): FunctionDefinition[] {
  return Object.entries(functions).map(([name, call]) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...words) => {
      const answer = call(...words.map((word) => word.coerceString()));
      return typeof answer === 'string'
        ? new data.StringData(answer)
        : new data.BooleanData(answer);
    },
  }));
}

function toValue(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value ?? null), data.reviver) as data.ExpressionData;
}
