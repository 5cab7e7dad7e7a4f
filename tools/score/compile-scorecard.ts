import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Path } from '../document/path.ts';
import type { Scorecard } from '../load/catalog.ts';
import type { ScorecardLevel, ScorecardRule } from '../model/scorecard.ts';
import { compileQuery } from '../query/compile-query.ts';
import type { Query, QueryGroup } from '../query/query.ts';
import type { QueryBlueprints } from '../query/query-blueprint.ts';
import type { CompiledRule, CompiledScorecard, ScorecardProblem } from './compiled-scorecard.ts';
import { DEFAULT_LEVELS } from './default-levels.ts';

/** A scorecard with problems has no scores: those of a part of its rules would be too good. */
export interface CompileResult {
  readonly compiled: CompiledScorecard | undefined;
  readonly problems: readonly ScorecardProblem[];
}

/** Levels and queries of a scorecard. Of a blueprint that is not there, names of properties are not judged. */
export function compileScorecard(scorecard: Scorecard, blueprints: QueryBlueprints): CompileResult {
  const { value, identifier, title } = scorecard;
  const problems: ScorecardProblem[] = [];
  const levels = value.levels ?? DEFAULT_LEVELS;
  const compiling: Compiling = { blueprint: value.blueprint, blueprints, levels, problems };
  problems.push(...levelProblems(levels));
  const filter =
    value.filter === undefined ? undefined : compileOne(value.filter, ['filter'], compiling);
  const rules = value.rules.flatMap((rule, index): CompiledRule[] => {
    const level = findLevel(rule, index, compiling);
    const query = compileOne(rule.query, ['rules', index, 'query'], compiling);
    if (level === undefined || query === undefined) return [];
    return [toCompiledRule(rule, level, query)];
  });
  if (problems.length > 0 || scorecard.isPartial) return { compiled: undefined, problems };
  const isGate = value.gate === 'regression';
  const { blueprint } = value;
  return {
    compiled: { identifier, title, blueprint, levels, filter, rules, isGate, scorecard },
    problems,
  };
}

interface Compiling {
  readonly blueprint: string;
  readonly blueprints: QueryBlueprints;
  readonly levels: readonly ScorecardLevel[];
  readonly problems: ScorecardProblem[];
}

function toCompiledRule(rule: ScorecardRule, level: number, query: QueryGroup): CompiledRule {
  const { identifier, title = identifier, weight = 1, due, owner } = rule;
  return { identifier, title, level, query, weight, due, owner };
}

function levelProblems(levels: readonly ScorecardLevel[]): readonly ScorecardProblem[] {
  const titles = levels.map(({ title }) => title);
  return titles.flatMap((title, index): ScorecardProblem[] => {
    if (titles.indexOf(title) === index) return [];
    const message = `there are two levels \`${title}\``;
    const hint = 'give one of the two another title';
    return [{ code: 'scorecard/level', path: ['levels', index, 'title'], message, hint }];
  });
}

function findLevel(
  { level }: ScorecardRule,
  index: number,
  { levels, problems }: Compiling,
): number | undefined {
  const titles = levels.map(({ title }) => title);
  const found = titles.indexOf(level);
  if (found > 0) return found;
  const path = ['rules', index, 'level'];
  const others = titles.slice(1);
  if (found === 0) {
    const message = `everything begins at \`${level}\`, so that no rule can be for it`;
    const hint = others.length === 0 ? 'add a level above it' : `write one of ${others.join(', ')}`;
    problems.push({ code: 'scorecard/level', path, message, hint });
  } else {
    const near = nearestName(level, others);
    const hint = near === undefined ? `write one of ${others.join(', ')}` : `write \`${near}\``;
    const message = `\`${level}\` is no level of this scorecard`;
    problems.push({ code: 'scorecard/level', path, message, hint });
  }
  return undefined;
}

function compileOne(
  value: unknown,
  path: Path,
  { blueprint, blueprints, problems }: Compiling,
): QueryGroup | undefined {
  const compiled = compileQuery(value, { blueprint: blueprints.get(blueprint), blueprints });
  if ('problems' in compiled) {
    for (const problem of compiled.problems)
      problems.push({
        code: 'scorecard/query',
        path: [...path, ...problem.path],
        message: problem.message,
        hint: problem.hint,
      });
    return undefined;
  }
  const message = unanswerable(compiled.query);
  if (message === undefined) return compiled.query;
  problems.push({ code: 'scorecard/query', path, message, hint: 'ask for a property instead' });
  return undefined;
}

/** What a search may ask and a scorecard may not: nobody asks it, and scores must not need each other. */
function unanswerable(query: Query): string | undefined {
  if (query.kind === 'group') {
    for (const rule of query.rules) {
      const message = unanswerable(rule);
      if (message !== undefined) return message;
    }
    return undefined;
  }
  if (query.left.kind === 'scorecard') return 'a scorecard cannot ask for the level in another';
  const isOfUser = query.left.kind === 'context' || query.operand?.kind === 'context';
  return isOfUser ? 'a scorecard has no user to compare with' : undefined;
}
