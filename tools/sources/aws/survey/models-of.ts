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
  const members = Object.entries(parent.model);
  if (members.length > 1) return modelsOfMany(members, parents);
  const [[key, property] = ['', '']] = members;
  const names = new Set(
    parents.flatMap(({ account, properties }) =>
      [properties[property]].flat().flatMap((value) => toName(key, value, account) ?? []),
    ),
  );
  return [...names].toSorted().map((name) => ({ name, model: { [key]: name } }));
}

/** Where one member does not do, every parent says all of them. */
function modelsOfMany(
  members: readonly (readonly [key: string, property: string])[],
  parents: readonly KeptResource[],
): readonly ParentModel[] {
  const models = new Map<string, ParentModel>();
  for (const { properties } of parents) {
    const values = members.flatMap(([, property]) => {
      const value = properties[property];
      return typeof value === 'string' && value !== '' ? [value] : [];
    });
    if (values.length < members.length) continue;
    const name = values.join('|');
    const model = Object.fromEntries(members.map(([key], index) => [key, values[index] ?? '']));
    models.set(name, { name, model });
  }
  return [...models.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A layer is listed by the name in the ARN of its version, and only its own account may list it. */
function toName(key: string, value: unknown, account: string): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (key !== 'LayerName') return value;
  return value.split(':')[4] === account ? value.replace(/:\d+$/, '') : undefined;
}
