import type { AwsParent } from '../types.ts';

/** One list of children: what it is asked with, and what a person calls the parent. */
export interface ParentModel {
  readonly name: string;
  readonly model: Readonly<Record<string, string>>;
}

/** What is kept of a resource while its children are surveyed. */
export interface KeptResource {
  readonly account: string;
  /** The properties that the lists of its children are asked with. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The lists that the children of these resources need: one each, or one for each value of an array. */
export function modelsOf(
  parent: AwsParent,
  parents: readonly KeptResource[],
): readonly ParentModel[] {
  const [[key, property] = ['', '']] = Object.entries(parent.model);
  const names = new Set(
    parents.flatMap(({ account, properties }) =>
      [properties[property]].flat().flatMap((value) => toName(key, value, account) ?? []),
    ),
  );
  return [...names].toSorted().map((name) => ({ name, model: { [key]: name } }));
}

/** A layer is listed by the name in the ARN of its version, and only its own account may list it. */
function toName(key: string, value: unknown, account: string): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (key !== 'LayerName') return value;
  return value.split(':')[4] === account ? value.replace(/:\d+$/, '') : undefined;
}
