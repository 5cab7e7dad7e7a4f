import type { Scalar } from '../model/query.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { isRecord } from '../load/is-record.ts';
import { compileFunction } from './compile-function.ts';
import { compileContext } from './compile-context.ts';
import type { Place } from './compile-options.ts';
import { compilePropertyPath } from './compile-property-path.ts';
import { compileRange } from './compile-range.ts';
import { isScalar } from './is-scalar.ts';
import { parseDate } from './parse-date.ts';
import { DATE_PRESETS } from './preset-range.ts';
import type { Operand, Test } from './query.ts';
import { writeHint } from './write-hint.ts';

/** Undefined where a problem was reported; an `operand` that is undefined is right for tests without a value. */
export function compileOperand(
  value: unknown,
  test: Test,
  place: Place,
): { readonly operand: Operand | undefined } | undefined {
  const { path, report } = place;
  if (test === 'isEmpty' || test === 'isExpired') {
    if (value === undefined || value === null) return { operand: undefined };
    report(path, 'this operator compares with nothing', 'leave the value out');
    return undefined;
  }
  if (value === undefined) {
    report(path.slice(0, -1), 'the rule has no value', 'add `value:`');
    return undefined;
  }
  const operand = isRecord(value)
    ? compileDynamic(value, test, place)
    : compileStatic(value, test, place);
  return operand === undefined ? undefined : { operand };
}

function compileDynamic(
  value: Readonly<Record<string, unknown>>,
  test: Test,
  place: Place,
): Operand | undefined {
  const { path, options, report } = place;
  const { jqQuery, preset, property } = value;
  if (jqQuery !== undefined && test !== 'between') return compileJq(value, place);
  if (preset !== undefined || value['from'] !== undefined || value['to'] !== undefined) {
    if (test === '=' || test === 'between')
      return preset === undefined ? compileRange(value, place) : compilePreset(preset, place);
    report(path, 'a range is compared with `=`, `between` or `notBetween`');
    return undefined;
  }
  if (test === 'between') return compileRange(value, place);
  if (value['context'] !== undefined) return compileContext(value, place);
  const isOwn = test !== 'relatedTo' && test !== 'matchAny';
  if (isOwn && typeof property === 'string' && Object.keys(value).length === 1)
    return compilePropertyPath(property, { path: [...path, 'property'], options, report });
  report(path, 'the value has an unknown form', 'write a text, a number, true or false, or a list');
  return undefined;
}

function compileJq(
  value: Readonly<Record<string, unknown>>,
  { path, options, report }: Place,
): Operand | undefined {
  const { jqQuery: program } = value;
  if (typeof program !== 'string' || Object.keys(value).length !== 1) {
    report(path, '`jqQuery` is a program, and nothing else may be beside it');
    return undefined;
  }
  if (options.allowsJqValues === true) return { kind: 'jq', program };
  report(path, 'there is nothing here that a jq program could run on', 'write the value itself');
  return undefined;
}

function compilePreset(preset: unknown, { path, report }: Place): Operand | undefined {
  if (typeof preset === 'string' && DATE_PRESETS.has(preset))
    return { kind: 'preset', preset: preset as Extract<Operand, { kind: 'preset' }>['preset'] };
  const hint =
    typeof preset === 'string' ? writeHint(nearestName(preset, DATE_PRESETS)) : undefined;
  report([...path, 'preset'], 'the preset is not known', hint ?? 'such as `lastWeek` or `today`');
  return undefined;
}

/** Which forms each test takes. */
function compileStatic(value: unknown, test: Test, place: Place): Operand | undefined {
  const { path, report } = place;
  const called = compileFunction(value, place);
  if (called !== 'text') return called;
  const problem = staticProblem(value, test);
  if (problem !== undefined) {
    report(path, problem.message, problem.hint);
    return undefined;
  }
  const isOfIdentifiers = test === 'relatedTo' || test === 'matchAny';
  const isAlone = isOfIdentifiers && !Array.isArray(value);
  return { kind: 'value', value: (isAlone ? [value] : value) as Scalar | readonly Scalar[] };
}

interface Problem {
  readonly message: string;
  readonly hint?: string;
}

function staticProblem(value: unknown, test: Test): Problem | undefined {
  if (value === null)
    return { message: 'nothing equals null', hint: 'use `isEmpty` or `isNotEmpty`' };
  const isList = Array.isArray(value);
  if (isList ? !value.every(isScalar) : !isScalar(value))
    return { message: 'the value is no text, number, true or false, nor a list of these' };
  return FORMS[test]?.(value);
}

const ofMany = (value: unknown): Problem | undefined =>
  Array.isArray(value)
    ? undefined
    : { message: 'this operator takes a list', hint: 'put it in brackets' };

const ofText = (value: unknown): Problem | undefined =>
  typeof value === 'string' ? undefined : { message: 'this operator takes a text' };

const ofOrder = (value: unknown): Problem | undefined =>
  typeof value === 'number' || parseDate(value) !== undefined
    ? undefined
    : {
        message: 'the value is neither a number nor a date',
        hint: 'write a number, or a date such as 2026-01-31 or 2026-01-31T09:00:00Z',
      };

const ofIdentifiers = (value: unknown): Problem | undefined => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((each) => typeof each === 'string')
    ? undefined
    : { message: 'the value is an identifier, or a list of at least one' };
};

/** What each test takes beside `=`, which takes anything. */
const FORMS: Readonly<Partial<Record<Test, (value: unknown) => Problem | undefined>>> = {
  in: ofMany,
  containsAny: ofMany,
  contains: (value) =>
    Array.isArray(value)
      ? { message: 'this operator takes one value', hint: 'use `containsAny`' }
      : undefined,
  beginsWith: ofText,
  endsWith: ofText,
  between: () => ({ message: 'this operator takes a range', hint: 'write `{from: …, to: …}`' }),
  relatedTo: ofIdentifiers,
  matchAny: ofIdentifiers,
  '>': ofOrder,
  '>=': ofOrder,
  '<': ofOrder,
  '<=': ofOrder,
};
