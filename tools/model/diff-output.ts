/** What `cadastre diff --format json` prints: what a change does to the catalog. */
export interface DiffOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  base: DiffOutputRevision;
  /** Absent for the working tree. */
  head?: DiffOutputRevision;
  summary: DiffOutputSummary;
  /** Entities; all lists are by blueprint and identifier. */
  created: DiffOutputEntity[];
  removed: DiffOutputRemoved[];
  renamed: DiffOutputRenamed[];
  changed: DiffOutputChanged[];
  /** In another file, with the same values. */
  moved: DiffOutputMoved[];
  blueprints: {
    created: DiffOutputBlueprint[];
    removed: DiffOutputBlueprint[];
    changed: DiffOutputChangedBlueprint[];
  };
  ownership: {
    /** Entities that were there before and have other owners now. */
    changed: DiffOutputOwners[];
    created: DiffOutputNewOwners[];
  };
  /** Files that were not understood on one side: nothing is said of what they seem to lack. */
  unclear: { file: string; side: 'before' | 'after' }[];
  /** Levels in scorecards that are otherwise; absent where no scorecard is on either side. */
  scores?: DiffOutputScores[];
}

export interface DiffOutputRevision {
  /** As it was asked for. */
  name: string;
  /** What was looked at; of a base that the working tree is compared with, where the two parted. */
  commit: string;
}

export interface DiffOutputSummary {
  created: number;
  changed: number;
  removed: number;
  renamed: number;
  moved: number;
  blueprints: number;
  /** Entities that were there before and have other owners now. */
  owners: number;
  /** Entities that have no owner now, and had one or should have one. */
  unowned: number;
  unclear: number;
  /** Levels in scorecards that moved, whichever way; absent where no scorecard is on either side. */
  levels?: number;
  /** Of these, those that went down. */
  levelsDown?: number;
  /** Scorecards that came, went or cannot be read any more. */
  scorecards?: number;
}

export interface DiffOutputEntity {
  blueprint: string;
  identifier: string;
  title?: string;
  /** Relative to the root of the catalog; of a removed entity, where it was. */
  file: string;
}

/** Many names: how many, and the first few, as `blueprint/identifier`. */
export interface DiffOutputNames {
  count: number;
  names: string[];
}

export interface DiffOutputRemoved extends DiffOutputEntity {
  /** Entities that still point to it. */
  referrers: DiffOutputNames;
}

export interface DiffOutputMoved extends DiffOutputEntity {
  fileBefore: string;
}

export interface DiffOutputChanged extends DiffOutputEntity {
  fileBefore: string;
  values: DiffOutputValue[];
  /** Each as `kind target`. */
  edges: { added: string[]; removed: string[]; changed: string[]; following: string[] };
}

export interface DiffOutputRenamed extends DiffOutputChanged {
  identifierBefore: string;
  /** Entities whose references have the new name, where they had the old one. */
  followers: number;
  /** Entities that still point to the old name. */
  referrers: DiffOutputNames;
}

/** One value. A missing `before` or `after` is an absent value; what looks like a secret is not shown. */
export interface DiffOutputValue {
  /** Such as `properties.runtime`. */
  path: string;
  before?: unknown;
  after?: unknown;
  /** It says the same as before: what it points to has another name now. */
  follows?: true;
}

export interface DiffOutputBlueprint {
  identifier: string;
  title: string;
  file: string;
}

export interface DiffOutputChangedBlueprint extends DiffOutputBlueprint {
  fileBefore: string;
  members: DiffOutputMember[];
}

export interface DiffOutputMember {
  action: 'added' | 'removed' | 'changed';
  /** `required`: the property of that name must, or need not, be there. */
  what: 'property' | 'relation' | 'required' | 'value';
  name: string;
  /** Of a changed one, what of it; of another one its type or its target, where it has one. */
  values: DiffOutputValue[];
}

export interface DiffOutputOwners {
  /** Identifiers of teams; empty: no owner. */
  before: string[];
  after: string[];
  entities: DiffOutputNames;
  /** How many of them say the same of it as before: the change is in what they inherit from. */
  inherited: number;
  /** The same teams, which have other names. */
  renamed?: true;
}

export interface DiffOutputNewOwners {
  /** Empty: no owner, though the blueprint says that there should be one. */
  teams: string[];
  entities: DiffOutputNames;
}

/** What happened to the levels of one scorecard. */
export interface DiffOutputScores {
  scorecard: string;
  title: string;
  blueprint: string;
  /** `unsound`: it had scores, and has none now because it cannot be read. */
  state: 'kept' | 'created' | 'removed' | 'unsound';
  /** The scorecard itself says something else. */
  changed: boolean;
  /** `gate: regression`, on either side. */
  gate: boolean;
  /** Down first, then what it does not apply to any more, then what it applies to now, then up. */
  moves: DiffOutputMove[];
}

export interface DiffOutputMove extends DiffOutputEntity {
  direction: 'down' | 'leaves' | 'enters' | 'up';
  /** The title of a level; absent where the scorecard does not apply. */
  before?: string;
  after?: string;
  /** The rules that made the difference. */
  rules: DiffOutputRule[];
}

export interface DiffOutputRule {
  identifier: string;
  title: string;
  /** Why it fails, now or, of what goes up, before. */
  reason?: string;
}
