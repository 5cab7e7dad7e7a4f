import type { Path } from '../document/path.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { compileLeft } from './compile-left.ts';
import type { CompileOptions, Reporter } from './compile-options.ts';
import { compileOperand } from './compile-operand.ts';
import { OPERATORS } from './operators.ts';
import type { Left, Operand, QueryRule, Test } from './query.ts';
import { reportUnknownKeys } from './report-unknown-keys.ts';
import { reportWrongTypes } from './report-wrong-types.ts';
import { writeHint } from './write-hint.ts';

const COMMON_KEYS = ['operator', 'value', 'not'];

/** Undefined where a problem was reported; some problems leave a rule all the same. */
export function compileRule(
  value: Readonly<Record<string, unknown>>,
  path: Path,
  options: CompileOptions,
  report: Reporter,
): QueryRule | undefined {
  const found = findOperator(value['operator'], path, report);
  if (found === undefined) return undefined;
  const { test } = found;
  const { left, keys } = compileLeft(value, test, { path, options, report });
  reportUnknownKeys(value, [...COMMON_KEYS, ...keys], path, report);
  const not = value['not'];
  if (not !== undefined && typeof not !== 'boolean')
    report([...path, 'not'], '`not` is neither true nor false');
  const compiled = compileOperand(value['value'], test, {
    path: [...path, 'value'],
    options,
    report,
  });
  if (left === undefined || compiled === undefined) return undefined;
  const { operand } = compiled;
  const rule: QueryRule = {
    kind: 'rule',
    left,
    test: rangeTest(test, operand),
    isNegated: found.isNegated !== (not === true),
    operand,
  };
  if (!isFit(left, rule.test, path, report)) return undefined;
  reportWrongTypes(rule, { path: [...path, 'value'], options, report });
  return rule;
}

function findOperator(
  value: unknown,
  path: Path,
  report: Reporter,
): { readonly test: Test; readonly isNegated: boolean } | undefined {
  const at = [...path, 'operator'];
  if (typeof value !== 'string') {
    const isMissing = value === undefined || value === null;
    report(
      isMissing ? path : at,
      isMissing ? 'the rule has no operator' : 'the operator is no text',
      'write an operator such as `=`, `in` or `isNotEmpty`',
    );
    return undefined;
  }
  const found = OPERATORS.get(value);
  if (found === undefined)
    report(at, `\`${value}\` is no operator`, writeHint(nearestName(value, OPERATORS.keys())));
  return found;
}

/** Port writes a range behind `=` as well. */
function rangeTest(test: Test, operand: Operand | undefined): Test {
  return test === '=' && (operand?.kind === 'range' || operand?.kind === 'preset')
    ? 'between'
    : test;
}

/** Whether this left side can be tested so. */
function isFit(left: Left, test: Test, path: Path, report: Reporter): boolean {
  if (left.kind === 'path' && test !== 'matchAny')
    return refuse(`a path is compared with \`matchAny\` alone`);
  if (test === 'matchAny' && left.kind !== 'path')
    return refuse('`matchAny` needs a path', 'write `property: {path: […]}`, or use `in`');
  if (left.kind === 'schema' && (test === 'isEmpty' || test === 'isExpired'))
    return refuse(`\`propertySchema\` needs an operator with a value`);
  return true;

  function refuse(message: string, hint?: string): false {
    report([...path, 'operator'], message, hint);
    return false;
  }
}
