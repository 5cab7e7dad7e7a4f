import type { DerivedFinding } from '../derive/derived-catalog.ts';
import { count } from './count.ts';

/** What is wrong with a derived property, and for whom. */
export function findingText({ message, entities, entity }: DerivedFinding): string {
  if (entities === 0) return message;
  const example = entity === undefined ? '' : `, such as ${entity}`;
  return `${message} (${count(entities, 'entity', 'entities')}${example})`;
}
