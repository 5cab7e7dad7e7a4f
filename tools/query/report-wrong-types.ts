import type { Place } from './compile-options.ts';
import type { Operand, QueryRule, Test } from './query.ts';
import { typeOfLeft } from './type-of-left.ts';

/** A comparison of two types never passes, which nobody wants to write. */
export function reportWrongTypes({ left, test, operand }: QueryRule, place: Place): void {
  const { options, path, report } = place;
  const property = typeOfLeft(left, options);
  if (property?.type === undefined) return;
  const isList = property.type === 'array';
  // A list is compared element by element.
  const type = isList ? property.items?.type : property.type;
  if (test === 'isExpired' && type !== undefined && type !== 'string')
    report([...path.slice(0, -1), 'operator'], `only a date expires, and this is ${a(type)}`);
  const values = operandValues(operand);
  const wrong = values.find(
    (value) =>
      type !== undefined && !isComparable(value, type, isList && test === 'contains' ? 'in' : test),
  );
  if (wrong === undefined) return;
  const hint = type === typeof wrong || type === undefined ? undefined : `it is ${a(type)}`;
  report(path, `\`${String(wrong)}\` cannot be compared so`, hint);
}

function operandValues(operand: Operand | undefined): readonly unknown[] {
  if (operand?.kind === 'range') return [operand.from, operand.to];
  if (operand?.kind !== 'value') return [];
  return Array.isArray(operand.value) ? operand.value : [operand.value];
}

const ORDERS: ReadonlySet<Test> = new Set(['>', '>=', '<', '<=', 'between']);

function isComparable(value: unknown, type: string, test: Test): boolean {
  if (ORDERS.has(test)) return (type === 'number' || type === 'string') && typeof value === type;
  return typeof value === type && (test !== 'contains' || type === 'string');
}

function a(type: string): string {
  return type === 'array' || type === 'object' ? `an ${type}` : `a ${type}`;
}
