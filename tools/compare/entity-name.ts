import type { Entity } from '../load/catalog.ts';
import type { EntityName } from './catalog-diff.ts';

export function toEntityName({ blueprint, identifier, title, origin }: Entity): EntityName {
  return { blueprint, identifier, title, file: origin.file };
}

/** By blueprint, then identifier, in the order of their characters. */
export function compareNames(
  a: Pick<Entity, 'blueprint' | 'identifier'>,
  b: Pick<Entity, 'blueprint' | 'identifier'>,
): number {
  return compareTexts(a.blueprint, b.blueprint) || compareTexts(a.identifier, b.identifier);
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
