import type { LevelMove, RuleMove, ScorecardDiff } from '../compare/scores-diff.ts';
import type {
  BlueprintName,
  ChangedBlueprint,
  ChangedEntity,
  EntityName,
  OwnershipDiff,
  SomeNames,
  ValueDiff,
} from '../compare/catalog-diff.ts';
import type {
  DiffOutput,
  DiffOutputBlueprint,
  DiffOutputChanged,
  DiffOutputChangedBlueprint,
  DiffOutputEntity,
  DiffOutputNames,
  DiffOutputRule,
  DiffOutputScores,
  DiffOutputValue,
} from '../model/diff-output.ts';
import { countDiff, type DiffReport } from './diff-report.ts';
import { withoutSecret } from './diff-value.ts';
import { shownReason } from './shown-reason.ts';

/** The report as one JSON document; its shape is `DiffOutput`. */
export function renderDiffJson({ base, head, diff }: DiffReport): string {
  const { blueprints } = diff;
  const output: DiffOutput = {
    version: 1,
    base: { ...base },
    ...(head === undefined ? {} : { head: { ...head } }),
    summary: countDiff(diff),
    created: diff.created.map(toEntity),
    removed: diff.removed.map((row) => ({ ...toEntity(row), referrers: toNames(row.referrers) })),
    renamed: diff.renamed.map((row) => ({
      ...toChanged(row),
      identifierBefore: row.identifierBefore,
      followers: row.followers,
      referrers: toNames(row.referrers),
    })),
    changed: diff.changed.map(toChanged),
    moved: diff.moved.map((row) => ({ ...toEntity(row), fileBefore: row.fileBefore })),
    blueprints: {
      created: blueprints.created.map(toBlueprint),
      removed: blueprints.removed.map(toBlueprint),
      changed: blueprints.changed.map(toChangedBlueprint),
    },
    ownership: toOwnership(diff.ownership),
    unclear: diff.unclear.map(({ file, side }) => ({ file, side })),
    ...(diff.scores === undefined ? {} : { scores: diff.scores.map(toScores) }),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function toEntity({ blueprint, identifier, title, file }: EntityName): DiffOutputEntity {
  return { blueprint, identifier, ...(title === undefined ? {} : { title }), file };
}

function toNames({ count, names }: SomeNames): DiffOutputNames {
  return { count, names: [...names] };
}

function toChanged(row: ChangedEntity): DiffOutputChanged {
  const { added, removed, changed, following } = row.edges;
  return {
    ...toEntity(row),
    fileBefore: row.fileBefore,
    values: row.values.map(toValue),
    edges: {
      added: [...added],
      removed: [...removed],
      changed: [...changed],
      following: [...following],
    },
  };
}

function toValue({ path, before, after, isFollowing }: ValueDiff): DiffOutputValue {
  return {
    path,
    ...(before === undefined ? {} : { before: withoutSecret(before) }),
    ...(after === undefined ? {} : { after: withoutSecret(after) }),
    ...(isFollowing ? { follows: true } : {}),
  };
}

function toBlueprint({ identifier, title, file }: BlueprintName): DiffOutputBlueprint {
  return { identifier, title, file };
}

function toChangedBlueprint(row: ChangedBlueprint): DiffOutputChangedBlueprint {
  const members = row.members.map(({ action, what, name, values }) => ({
    action,
    what,
    name,
    values: values.map(toValue),
  }));
  return { ...toBlueprint(row), fileBefore: row.fileBefore, members };
}

function toOwnership({ changed, created }: OwnershipDiff): DiffOutput['ownership'] {
  return {
    changed: changed.map(({ before, after, entities, inherited, isRename }) => ({
      before: [...before],
      after: [...after],
      entities: toNames(entities),
      inherited,
      ...(isRename ? { renamed: true } : {}),
    })),
    created: created.map(({ teams, entities }) => ({
      teams: [...teams],
      entities: toNames(entities),
    })),
  };
}

/** What happens to the levels of one scorecard. */
export function toScores(row: ScorecardDiff): DiffOutputScores {
  const { identifier, title, blueprint, state, isChanged, isGate, moves } = row;
  return {
    scorecard: identifier,
    title,
    blueprint,
    state,
    changed: isChanged,
    gate: isGate,
    moves: moves.map(toMove),
  };
}

function toMove(move: LevelMove): DiffOutputScores['moves'][number] {
  const { direction, before, after, rules } = move;
  return {
    ...toEntity(move),
    direction,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    rules: rules.map(toRule),
  };
}

/** A rule that made a difference, and why it fails. */
export function toRule({ identifier, title, reason }: RuleMove): DiffOutputRule {
  return {
    identifier,
    title,
    ...(reason === undefined ? {} : { reason: shownReason(reason) }),
  };
}
