import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { FullEntity } from '../../load/catalog.ts';
import { parseColumn, type Column } from '../../query/column.ts';
import type { CompileOptions } from '../../query/compile-options.ts';
import { matchQuery } from '../../query/match-query.ts';
import type { Query, QueryGroup } from '../../query/query.ts';
import type { QueryContext } from '../../query/query-context.ts';
import type { QueryUser, Subject } from '../../query/subject.ts';
import { parseWhere } from '../../query/where/parse-where.ts';
import type { ListReport } from '../../reporters/list-report.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';
import type { ScoredStore } from '../score/score-store.ts';
import { compareValues } from './compare-values.ts';
import { defaultColumns } from './default-columns.ts';
import { splitColumns } from './split-columns.ts';
import { whereUserError } from './where-user-error.ts';

export interface ListRequest {
  readonly blueprint: string;
  readonly where: string | undefined;
  /** Whoever asks; without, a rule that compares with the user never passes. */
  readonly user: QueryUser | undefined;
  /** `PROPERTY`, or `PROPERTY:desc`. */
  readonly sort: string | undefined;
  /** Names between commas. */
  readonly columns: string | undefined;
  /** Whether git was asked for `$createdAt` and its like. */
  readonly hasHistory: boolean;
}

/** The entities of a blueprint that a search finds, in an order, with these values. Throws UserError for what is not there. */
export function createListReport(
  { catalog, scored }: ScoredStore,
  request: ListRequest,
): ListReport {
  const blueprint = catalog.blueprintsById.get(request.blueprint);
  if (blueprint === undefined) throw unknownBlueprint(request.blueprint, catalog.blueprintsById);
  const { blueprints } = scored.search;
  const { hasHistory } = request;
  const options: CompileOptions = {
    blueprint: blueprints.get(request.blueprint),
    blueprints,
    hasHistory,
  };
  const asked =
    request.columns === undefined
      ? defaultColumns(blueprint, scored)
      : splitColumns(request.columns);
  if (asked.length === 0) throw new UserError('--columns: there is no name', 'write a,b,c');
  const columns = asked.map((name) => toColumn('--columns', name, options, scored));
  const query = request.where === undefined ? undefined : toQuery(request.where, options, scored);
  const order = request.sort === undefined ? undefined : toOrder(request.sort, options, scored);
  const search: QueryContext = { ...scored.search, user: request.user };
  const entities = [...(catalog.entitiesById.get(request.blueprint)?.values() ?? [])];
  const found = entities
    .sort((a, b) => (a.identifier < b.identifier ? -1 : 1))
    .map((entity): Found => ({ entity, subject: scored.subjectOf(entity) }))
    .filter(({ subject }) => query === undefined || matchQuery(query, subject, search));
  return {
    blueprint: request.blueprint,
    columns: columns.map(({ name }) => name),
    rows: (order === undefined ? found : sortBy(found, order)).map(({ entity, subject }) => ({
      identifier: entity.identifier,
      title: entity.title,
      file: entity.origin.file,
      values: columns.map((column) => column.read(subject, search)),
    })),
  };
}

interface Found {
  readonly entity: FullEntity;
  readonly subject: Subject;
}

function unknownBlueprint(name: string, known: ReadonlyMap<string, unknown>): UserError {
  const near = nearestName(name, known.keys());
  const hint = near === undefined ? 'name a blueprint of blueprints/' : `write \`${near}\``;
  return new UserError(`there is no blueprint \`${name}\``, hint);
}

function toQuery(text: string, options: CompileOptions, scored: ScoredCatalog): QueryGroup {
  const parsed = parseWhere(text, options);
  if ('problem' in parsed) throw whereUserError('--where', text, parsed.problem);
  checkScorecards(parsed.query, '--where', scored);
  return parsed.query;
}

function toColumn(
  option: string,
  name: string,
  options: CompileOptions,
  scored: ScoredCatalog,
): Column {
  const parsed = parseColumn(name, options);
  if ('problem' in parsed) throw whereUserError(option, name, parsed.problem);
  checkScorecard(parsed.column.left, option, scored);
  return parsed.column;
}

function checkScorecards(query: Query, option: string, scored: ScoredCatalog): void {
  if (query.kind === 'rule') checkScorecard(query.left, option, scored);
  else for (const rule of query.rules) checkScorecards(rule, option, scored);
}

/** A level in what does not exist is missing for everybody, which is nobody's question. */
function checkScorecard(left: Column['left'], option: string, scored: ScoredCatalog): void {
  if (left.kind !== 'scorecard' || scored.find(left.scorecard) !== undefined) return;
  const names = scored.scorecards.map(({ identifier }) => identifier);
  const near = nearestName(left.scorecard, names);
  throw new UserError(
    `${option}: there is no scorecard \`${left.scorecard}\``,
    near === undefined ? `known here: ${names.join(', ')}` : `write \`${near}\``,
  );
}

interface Order {
  valueOf(found: Found): unknown;
  readonly direction: 1 | -1;
}

function toOrder(text: string, options: CompileOptions, scored: ScoredCatalog): Order {
  const [, name = text, way] = /^(.*):(asc|desc)$/.exec(text) ?? [];
  const column = toColumn('--sort', name, options, scored);
  const { left } = column;
  const scorecard =
    left.kind === 'scorecard' && left.rule === undefined ? scored.find(left.scorecard) : undefined;
  return {
    direction: way === 'desc' ? -1 : 1,
    // Levels have an order of their own.
    valueOf: ({ entity, subject }) =>
      scorecard === undefined
        ? column.read(subject, scored.search)
        : scorecard.scoreOf(entity)?.levelIndex,
  };
}

/** What is equal stays in the order of identifiers. */
function sortBy(found: readonly Found[], { valueOf, direction }: Order): readonly Found[] {
  return found
    .map((each) => ({ each, value: valueOf(each) }))
    .sort((a, b) => compareValues(a.value, b.value, direction))
    .map(({ each }) => each);
}
