import { evaluateJq } from '../../derive/jq/evaluate-jq.ts';
import { toStandardJq } from '../../derive/jq/to-standard-jq.ts';
import type { FullCatalog, FullEntity } from '../../load/catalog.ts';
import { compileQuery } from '../../query/compile-query.ts';
import { describeBlueprints } from '../../query/describe-blueprints.ts';
import { explainQuery, type Explanation } from '../../query/explain-query.ts';
import { fillJqValues, jqProgramsOf } from '../../query/jq-values.ts';
import { matchQuery } from '../../query/match-query.ts';
import type { QueryGroup } from '../../query/query.ts';
import type { QueryContext } from '../../query/query-context.ts';
import { createRelationIndex } from '../../query/relation-index.ts';
import type { QueryUser, Subject } from '../../query/subject.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';
import { createOwned } from './create-owned.ts';

/** What the searches of an action are asked of. `$team` is what an entity has or inherits. */
export interface CatalogSearch {
  /** A search, compiled, with what its programs give for a context. Throws an Error in words for people. */
  prepare(query: unknown, context: unknown): Promise<QueryGroup>;
  matches(query: QueryGroup, subject: FullEntity): boolean;
  /** The first sentence that says why an entity is not found; undefined where it is. */
  whyNot(query: QueryGroup, subject: FullEntity): string | undefined;
  findAll(query: QueryGroup): readonly Subject[];
}

interface SearchOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly user: QueryUser | undefined;
  /** Where the action asks for scores; without, an entity has none. */
  readonly scored: ScoredCatalog | undefined;
}

export function createCatalogSearch(
  catalog: FullCatalog,
  { now, user, scored }: SearchOptions,
): CatalogSearch {
  const toSubject: (entity: FullEntity) => Subject = scored?.subjectOf ?? createOwned(catalog);
  const blueprints = describeBlueprints(catalog.blueprintsById);
  const context: QueryContext = {
    now,
    emptiness: 'search',
    user,
    blueprints,
    index: createRelationIndex(catalog.entities, blueprints),
    find(blueprint, identifier) {
      const found = catalog.entitiesById.get(blueprint)?.get(identifier);
      return found === undefined ? undefined : toSubject(found);
    },
  };
  return {
    async prepare(query, values) {
      const compiled = compileQuery(query, { blueprints, allowsJqValues: true });
      if ('problems' in compiled)
        throw new Error(compiled.problems[0]?.message ?? 'the search cannot be read');
      const programs = jqProgramsOf(compiled.query);
      const evaluated = await evaluateJq(programs.map(toStandardJq), [values]);
      if (evaluated.kind === 'invalid') throw new Error(evaluated.message);
      const results = new Map<string, unknown>();
      for (const [index, program] of programs.entries()) {
        const result = evaluated.results[0]?.[index];
        if (result?.kind === 'error') throw new Error(`\`${program}\`: ${result.message}`);
        results.set(program, result?.kind === 'value' ? result.value : null);
      }
      return fillJqValues(compiled.query, results);
    },
    matches: (query, subject) => matchQuery(query, toSubject(subject), context),
    whyNot: (query, subject) => failureOf(explainQuery(query, toSubject(subject), context)),
    findAll: (query) =>
      catalog.entities.filter((entity) => matchQuery(query, toSubject(entity), context)),
  };
}

function failureOf(explanation: Explanation): string | undefined {
  if (explanation.hasPassed) return undefined;
  if (explanation.kind === 'rule') return explanation.sentence;
  for (const rule of explanation.rules) {
    const failure = failureOf(rule);
    if (failure !== undefined) return failure;
  }
  return 'it matches none of the conditions';
}
