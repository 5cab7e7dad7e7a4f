import type { FullEntity } from '../../load/catalog.ts';
import { locatePlaces } from '../../load/locate-places.ts';
import type {
  ScoreOutput,
  ScoreOutputEntity,
  ScoreOutputRule,
  ScoreOutputScorecard,
  ScoreOutputState,
} from '../../model/score-output.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { parseDate } from '../../query/parse-date.ts';
import { shownReason } from '../../reporters/shown-reason.ts';
import type { EntityScore, RuleFailure, ScoredScorecard } from '../../score/scored-catalog.ts';
import { sumScores } from '../../score/sum-scores.ts';
import type { ScoredStore } from './score-store.ts';

export interface ScoreQuestion {
  readonly scorecards: readonly ScoredScorecard[];
  /** Whose scores are told one by one: nobody's, everybody's, or one entity's. */
  readonly entities: 'none' | 'all' | FullEntity;
  /** Whether the lines of failures are wanted: every file that has one is parsed again. */
  readonly wantsLines: boolean;
  /** Milliseconds since 1970: what is overdue. */
  readonly now: number;
}

/** What is asked of the scores, as data for every format. */
export async function createScoreOutput(
  { scored }: ScoredStore,
  question: ScoreQuestion,
  files: FileStore,
): Promise<ScoreOutput> {
  const failures: Failure[] = [];
  const scorecards = question.scorecards.map((each) => toScorecard(each, question, failures));
  if (question.wantsLines) {
    const lines = await locatePlaces(
      files,
      failures.map(({ failure }) => failure.place),
    );
    for (const [index, { state }] of failures.entries()) {
      const line = lines[index]?.line;
      if (line !== undefined) state.line = line;
    }
  }
  const unscored = scored.unscored.map(({ scorecard: { identifier, origin }, message }) => ({
    scorecard: identifier,
    file: origin.file,
    message,
  }));
  return { version: 1, scorecards, unscored };
}

interface Failure {
  readonly failure: RuleFailure;
  /** The line is put in when it is known. */
  readonly state: ScoreOutputState;
}

function toScorecard(
  scored: ScoredScorecard,
  { entities, now }: ScoreQuestion,
  failures: Failure[],
): ScoreOutputScorecard {
  const sum = sumScores(scored);
  const { identifier, title, blueprint, isGate: gate, levels } = scored;
  const scores = scoresOf(scored, entities);
  return {
    identifier,
    title,
    blueprint,
    gate,
    levels: levels.map((level, index) => ({
      title: level.title,
      color: level.color,
      entities: sum.levels[index] ?? 0,
    })),
    notApplicable: sum.notApplicable,
    ...(sum.percent === undefined ? {} : { percent: sum.percent }),
    rules: scored.rules.map((rule, index): ScoreOutputRule => {
      const { weight, due, owner } = rule;
      const [passed = 0, failed = 0] = [sum.passed[index], sum.failed[index]];
      const isOverdue = failed > 0 && (parseDate(due)?.to ?? Infinity) < now;
      return {
        identifier: rule.identifier,
        title: rule.title,
        level: levels[rule.level]?.title ?? '',
        weight,
        ...(due === undefined ? {} : { due }),
        ...(isOverdue ? { overdue: true as const } : {}),
        ...(owner === undefined ? {} : { owner }),
        passed,
        failed,
      };
    }),
    ...(scores === undefined ? {} : { entities: scores.map((each) => toEntity(each, failures)) }),
  };
}

function scoresOf(
  scored: ScoredScorecard,
  entities: ScoreQuestion['entities'],
): readonly EntityScore[] | undefined {
  if (entities === 'none') return undefined;
  if (entities !== 'all') {
    const score = scored.scoreOf(entities);
    return score === undefined ? [] : [score];
  }
  const last = scored.levels.length;
  const keyOf = ({ levelIndex, percent = 0 }: EntityScore): number =>
    (levelIndex ?? last) * 1000 + percent;
  // They are sorted by identifier, and sorting keeps what is equal as it was.
  return [...scored.entities.keys()].map(scored.scoreAt).sort((a, b) => keyOf(a) - keyOf(b));
}

function toEntity(score: EntityScore, failures: Failure[]): ScoreOutputEntity {
  const { entity, level, percent, rules } = score;
  const { blueprint, identifier, title, origin } = entity;
  return {
    blueprint,
    identifier,
    ...(title === undefined ? {} : { title }),
    file: origin.file,
    ...(level === undefined ? {} : { level: level.title }),
    ...(percent === undefined ? {} : { percent }),
    rules: rules.map(({ rule, state, explain }): ScoreOutputState => {
      const failure = explain();
      const told: ScoreOutputState = {
        rule: rule.identifier,
        state,
        ...(failure === undefined
          ? {}
          : { reason: shownReason(failure.sentence), file: failure.place.origin.file }),
      };
      if (failure !== undefined) failures.push({ failure, state: told });
      return told;
    }),
  };
}
