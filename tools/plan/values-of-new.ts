import type { ValueChange } from './change.ts';
import type { NewEntity } from './new-entity.ts';

/** Every value of a new entity as a change from nothing. */
export function valuesOfNew({ properties, relations, edges }: NewEntity): readonly ValueChange[] {
  const of = (path: string, after: unknown): readonly ValueChange[] =>
    after === undefined ? [] : [{ path, before: undefined, after }];
  return [
    ...Object.entries(properties).flatMap(([name, after]) => of(`properties.${name}`, after)),
    ...Object.entries(relations).flatMap(([name, after]) => of(`relations.${name}`, after)),
    ...Object.entries(edges).flatMap(([kind, targets]) =>
      Object.entries(targets).flatMap(([target, after]) => of(`edges.${kind}.${target}`, after)),
    ),
  ];
}
