import type { ScorecardDiff } from './scores-diff.ts';

/** An entity as it is called in a report. */
export interface EntityName {
  readonly blueprint: string;
  readonly identifier: string;
  readonly title: string | undefined;
  /** Relative to the root of the catalog; of a removed entity, where it was. */
  readonly file: string;
}

/** Many names: how many, and the first few. */
export interface SomeNames {
  readonly count: number;
  /** At most `MOST_NAMES`. */
  readonly names: readonly string[];
}

/** One value, before and after; undefined is absent. */
export interface ValueDiff {
  /** Such as `properties.runtime`; further down where both sides are mappings. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** It says the same as before: what it points to has another name now. */
  readonly isFollowing: boolean;
}

/** Edges as `kind target`, such as `calls lambda/pay`. */
export interface EdgesDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Seen elsewhere, or with another certainty. */
  readonly changed: readonly string[];
  /** The same edges to targets that have another name now, by their new names. */
  readonly following: readonly string[];
}

export interface ChangedEntity extends EntityName {
  readonly fileBefore: string;
  readonly values: readonly ValueDiff[];
  readonly edges: EdgesDiff;
}

/** An entity that has another identifier. */
export interface RenamedEntity extends ChangedEntity {
  readonly identifierBefore: string;
  /** Entities whose references have the new name, where they had the old one. */
  readonly followers: number;
  /** Entities that still point to the old name: `blueprint/identifier`. */
  readonly referrers: SomeNames;
}

export interface RemovedEntity extends EntityName {
  /** Entities that still point to it: `blueprint/identifier`. */
  readonly referrers: SomeNames;
}

/** An entity that stands in another file, with the same values. */
export interface MovedEntity extends EntityName {
  readonly fileBefore: string;
}

export interface BlueprintName {
  readonly identifier: string;
  readonly title: string;
  readonly file: string;
}

/** One thing about a blueprint that came, went or is otherwise. */
export interface BlueprintMemberDiff {
  readonly action: 'added' | 'removed' | 'changed';
  /** `required`: the property of that name must, or need not, be there. `value`: anything else, such as the title. */
  readonly what: 'property' | 'relation' | 'required' | 'value';
  readonly name: string;
  /** Of a changed one, what of it; of another one its type or its target, where it has one. */
  readonly values: readonly ValueDiff[];
}

export interface ChangedBlueprint extends BlueprintName {
  readonly fileBefore: string;
  readonly members: readonly BlueprintMemberDiff[];
}

export interface BlueprintsDiff {
  readonly created: readonly BlueprintName[];
  readonly removed: readonly BlueprintName[];
  readonly changed: readonly ChangedBlueprint[];
}

/** Entities that went from the same teams to the same teams. */
export interface OwnerGroup {
  /** Identifiers of teams, sorted; empty: no owner. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** `blueprint/identifier`, as they are called now. */
  readonly entities: SomeNames;
  /** How many of them say the same of it as before: the change is in what they inherit from. */
  readonly inherited: number;
  /** The same teams, which have other names. */
  readonly isRename: boolean;
}

/** Created entities of the same teams. */
export interface NewOwnerGroup {
  /** Empty: no owner, though the blueprint says that there should be one. */
  readonly teams: readonly string[];
  readonly entities: SomeNames;
}

export interface OwnershipDiff {
  /** Those that have no owner now first, then the largest. */
  readonly changed: readonly OwnerGroup[];
  /** The same order. */
  readonly created: readonly NewOwnerGroup[];
}

/** A file that was not understood on one side, so that what it lacks there is not called created or removed. */
export interface UnclearFile {
  readonly file: string;
  readonly side: 'before' | 'after';
}

/** What is otherwise in one catalog than in another: data, for every format alike. Lists are by blueprint and identifier. */
export interface CatalogDiff {
  readonly created: readonly EntityName[];
  readonly removed: readonly RemovedEntity[];
  readonly renamed: readonly RenamedEntity[];
  readonly changed: readonly ChangedEntity[];
  readonly moved: readonly MovedEntity[];
  readonly blueprints: BlueprintsDiff;
  readonly ownership: OwnershipDiff;
  readonly unclear: readonly UnclearFile[];
  /** Absent where no scorecard is on either side. */
  readonly scores?: readonly ScorecardDiff[];
}
