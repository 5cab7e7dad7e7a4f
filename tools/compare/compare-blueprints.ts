import type { Blueprint } from '../load/catalog.ts';
import type {
  BlueprintMemberDiff,
  BlueprintName,
  BlueprintsDiff,
  ChangedBlueprint,
  ValueDiff,
} from './catalog-diff.ts';
import type { CatalogSide } from './catalog-side.ts';
import { compareValues, type ValuePair } from './compare-values.ts';
import { compareTexts } from './entity-name.ts';

/** What came, went and is otherwise among the blueprints. */
export function compareBlueprints(before: CatalogSide, after: CatalogSide): BlueprintsDiff {
  const old = before.catalog.blueprintsById;
  const now = after.catalog.blueprintsById;
  const isKnown = (side: CatalogSide, { origin }: Blueprint): boolean =>
    !side.unclearFiles.has(origin.file);
  return {
    created: [...now.values()]
      .filter((each) => !old.has(each.identifier) && isKnown(before, each))
      .map(toName)
      .sort(compareIdentifiers),
    removed: [...old.values()]
      .filter((each) => !now.has(each.identifier) && isKnown(after, each))
      .map(toName)
      .sort(compareIdentifiers),
    changed: [...now.values()]
      .flatMap((each) => {
        const was = old.get(each.identifier);
        return was === undefined ? [] : changeOf(was, each);
      })
      .sort(compareIdentifiers),
  };
}

function toName({ identifier, title, origin }: Blueprint): BlueprintName {
  return { identifier, title, file: origin.file };
}

function compareIdentifiers(a: BlueprintName, b: BlueprintName): number {
  return compareTexts(a.identifier, b.identifier);
}

function changeOf(before: Blueprint, after: Blueprint): ChangedBlueprint[] {
  const members = [
    ...compareMembers('property', before.properties, after.properties),
    ...compareMembers('relation', before.relations, after.relations),
    ...compareRequired(before.required, after.required),
    ...compareValues(restOf(before), restOf(after)).map(toValueMember),
  ];
  return members.length === 0
    ? []
    : [{ ...toName(after), fileBefore: before.origin.file, members }];
}

function compareMembers(
  what: 'property' | 'relation',
  before: Readonly<Record<string, object>>,
  after: Readonly<Record<string, object>>,
): BlueprintMemberDiff[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): BlueprintMemberDiff[] => {
    const old = before[name];
    const now = after[name];
    const values = compareValues(toMap(old), toMap(now)).map(toDiff);
    if (old !== undefined && now !== undefined)
      return values.length === 0 ? [] : [{ action: 'changed', what, name, values }];
    const action = old === undefined ? 'added' : 'removed';
    const main = what === 'property' ? 'type' : 'target';
    return [{ action, what, name, values: values.filter(({ path }) => path === main) }];
  });
}

function toMap(value: object | undefined): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value ?? {}));
}

function compareRequired(
  before: readonly string[],
  after: readonly string[],
): BlueprintMemberDiff[] {
  const toMember =
    (action: 'added' | 'removed') =>
    (name: string): BlueprintMemberDiff => ({ action, what: 'required', name, values: [] });
  return [
    ...after.filter((name) => !before.includes(name)).map(toMember('added')),
    ...before.filter((name) => !after.includes(name)).map(toMember('removed')),
  ];
}

/** What is compared apart, and what Port's API answers beside: git knows that better. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'identifier',
  'schema',
  'relations',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
]);

function restOf({ file }: Blueprint): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(file).filter(([key]) => !LEFT_OUT.has(key)));
}

function toValueMember(pair: ValuePair): BlueprintMemberDiff {
  const action =
    pair.before === undefined ? 'added' : pair.after === undefined ? 'removed' : 'changed';
  return { action, what: 'value', name: pair.path, values: [toDiff(pair)] };
}

function toDiff(pair: ValuePair): ValueDiff {
  return { ...pair, isFollowing: false };
}
