import { createHash } from 'node:crypto';
import type { DerivedCatalog, EntityName } from '../derive/derived-catalog.ts';
import type { FurtherColumn } from '../derive/snapshot/open-further.ts';
import type { FullCatalog, FullEntity } from '../load/catalog.ts';
import { firstById } from '../load/load-catalog.ts';
import { describeBlueprints } from '../query/describe-blueprints.ts';
import type { QueryContext } from '../query/query-context.ts';
import { readsOfQueries } from '../query/reads-of-query.ts';
import { createRelationIndex } from '../query/relation-index.ts';
import type { Lookup, RuleState, ScorecardResult } from '../query/subject.ts';
import { compileScorecard } from './compile-scorecard.ts';
import type { CompiledScorecard } from './compiled-scorecard.ts';
import { isPassedIn, levelIn, scoreSubject } from './score-subject.ts';
import { createSubjects, type SubjectSource, type Subjects } from './create-subjects.ts';
import { explainFailure } from './explain-failure.ts';
import { percentOf } from './percent-of.ts';
import type {
  EntityScore,
  RuleFailure,
  RuleScore,
  ScoredCatalog,
  ScoredScorecard,
  UnscoredScorecard,
} from './scored-catalog.ts';

export interface ScoreRequest {
  readonly catalog: FullCatalog;
  readonly derived: Pick<DerivedCatalog, 'openFurther' | 'ownersOf' | 'valueOf'>;
  /** Milliseconds since 1970: what dates are compared with. */
  readonly now: number;
  /** For searches, which may ask for `$createdAt` and its like; a scorecard may not. */
  readonly histories?: SubjectSource['histories'];
}

/** Scores every entity by every scorecard of its blueprint. Linear in entities and rules. Never throws. */
export function scoreCatalog(request: ScoreRequest): ScoredCatalog {
  const { catalog, derived, now, histories } = request;
  const blueprints = describeBlueprints(catalog.blueprintsById);
  const unscored: UnscoredScorecard[] = [];
  const compiled: CompiledScorecard[] = [];
  for (const scorecard of firstById(catalog.scorecards).values()) {
    const result = compileScorecard(scorecard, blueprints);
    if (result.compiled === undefined || !blueprints.has(scorecard.value.blueprint)) {
      const message = result.problems[0]?.message ?? 'a part of it cannot be read';
      unscored.push({ scorecard, message });
    } else compiled.push(result.compiled);
  }
  const byBlueprint = new Map<string, readonly ScoredScorecard[]>();
  const subjects = createSubjects({
    catalog,
    derived,
    histories,
    resultsOf: (entity) => resultsOf(entity, byBlueprint.get(entity.blueprint) ?? []),
  });
  const entities = [...catalog.entitiesById.values()].flatMap((byId) => [...byId.values()]);
  const search: QueryContext = {
    now,
    emptiness: 'search',
    blueprints,
    index: createRelationIndex(entities, blueprints),
    find: subjects.find,
  };
  const context: QueryContext = { ...search, emptiness: 'scorecard' };
  const scoring: Scoring = { open: derived.openFurther, subjects, context };
  for (const [blueprint, together] of groupByBlueprint(compiled)) {
    const byId = catalog.entitiesById.get(blueprint);
    const rows = [...(byId?.values() ?? [])].sort(byIdentifier);
    byBlueprint.set(blueprint, scoreEntities(together, rows, scoring));
  }
  const scorecards = [...byBlueprint.values()].flat().sort(byIdentifier);
  const names = new Map(scorecards.map((each) => [each.identifier, each]));
  return {
    scorecards,
    unscored: unscored.sort((a, b) => byIdentifier(a.scorecard, b.scorecard)),
    find: (name) => names.get(name),
    subjectOf: subjects.of,
    search,
  };
}

interface Scoring {
  readonly open: DerivedCatalog['openFurther'];
  readonly subjects: Subjects;
  readonly context: QueryContext;
}

function byIdentifier(
  a: { readonly identifier: string },
  b: { readonly identifier: string },
): number {
  return a.identifier < b.identifier ? -1 : 1;
}

function groupByBlueprint(
  scorecards: readonly CompiledScorecard[],
): ReadonlyMap<string, readonly CompiledScorecard[]> {
  const groups = new Map<string, CompiledScorecard[]>();
  for (const each of scorecards) {
    const group = groups.get(each.blueprint);
    if (group === undefined) groups.set(each.blueprint, [each]);
    else group.push(each);
  }
  return groups;
}

/** The scores of the entities of a blueprint: what is said of them is made when it is asked for. */
interface Scores {
  readonly compiled: CompiledScorecard;
  readonly column: FurtherColumn;
}

/** Entity by entity, so that each is fetched from memory once for all scorecards. */
function scoreEntities(
  scorecards: readonly CompiledScorecard[],
  entities: readonly FullEntity[],
  scoring: Scoring,
): readonly ScoredScorecard[] {
  const all = scorecards.flatMap((compiled): Scores[] => {
    const column = openScores(compiled, scoring);
    return column === undefined ? [] : [{ compiled, column }];
  });
  const waiting = all.map(({ column }) => new Set(column.rows));
  for (const [row, entity] of entities.entries()) {
    const due = all.filter((_, index) => waiting[index]?.has(row) === true);
    if (due.length === 0) continue;
    const subject = scoring.subjects.of(entity);
    for (const { compiled, column } of due)
      column.put(row, scoreSubject(compiled, subject, scoring.context));
  }
  const rows = new Map(entities.map(({ identifier }, row) => [identifier, row]));
  return all.map((scores) => toScored(scores, entities, rows, scoring));
}

function openScores(
  { blueprint, filter, rules, scorecard }: CompiledScorecard,
  { open, context }: Scoring,
): FurtherColumn | undefined {
  const queries = [...(filter === undefined ? [] : [filter]), ...rules.map(({ query }) => query)];
  const said = createHash('sha256').update(JSON.stringify(scorecard.value)).digest('hex');
  return open({
    blueprint,
    name: `$score/${said}`,
    reads: readsOfQueries(queries, blueprint, context.blueprints),
  });
}

function toScored(
  { compiled, column }: Scores,
  entities: readonly FullEntity[],
  rows: ReadonlyMap<string, number>,
  { subjects, context }: Scoring,
): ScoredScorecard {
  const { rules } = compiled;
  const levelAt = (row: number): number | undefined => levelIn(column.at(row));
  const scoreAt = (row: number): EntityScore => {
    const entity = entities[row];
    if (entity === undefined) throw new RangeError(`there is no row ${row}`);
    const score = column.at(row);
    const levelIndex = levelIn(score);
    const isPassed = (index: number): boolean => isPassedIn(score, index);
    return {
      entity,
      levelIndex,
      level: levelIndex === undefined ? undefined : compiled.levels[levelIndex],
      percent: levelIndex === undefined ? undefined : percentOf(rules, isPassed),
      rules: rules.map((rule, index): RuleScore => {
        const state = levelIndex === undefined ? 'NOT_APPLICABLE' : toState(isPassed(index));
        const explain = (): RuleFailure | undefined =>
          state === 'FAILURE'
            ? explainFailure(rule.query, { entity, subject: subjects.of(entity) }, context)
            : undefined;
        return { rule, state, explain };
      }),
    };
  };
  const scoreOf = ({ blueprint, identifier }: EntityName): EntityScore | undefined => {
    const row = blueprint === compiled.blueprint ? rows.get(identifier) : undefined;
    return row === undefined ? undefined : scoreAt(row);
  };
  const isPassedAt = (row: number, rule: number): boolean => isPassedIn(column.at(row), rule);
  return { ...compiled, entities, levelAt, isPassedAt, scoreAt, scoreOf };
}

function toState(isPassed: boolean): RuleState {
  return isPassed ? 'SUCCESS' : 'FAILURE';
}

/** Made for a single question: a hundred thousand maps would be more than the scores are. */
function resultsOf(
  entity: FullEntity,
  scorecards: readonly ScoredScorecard[],
): Lookup<ScorecardResult> {
  return {
    get(name) {
      const score = scorecards.find(({ identifier }) => identifier === name)?.scoreOf(entity);
      if (score === undefined) return undefined;
      const rules: ScorecardResult['rules'] = {
        get: (rule) => score.rules.find((each) => each.rule.identifier === rule)?.state,
      };
      return { level: score.level?.title, rules };
    },
  };
}
