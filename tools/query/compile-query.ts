import type { Path } from '../document/path.ts';
import { isRecord } from '../load/is-record.ts';
import { compileRule } from './compile-rule.ts';
import type { CompileOptions, QueryProblem, Reporter } from './compile-options.ts';
import type { Query, QueryGroup } from './query.ts';
import { reportUnknownKeys } from './report-unknown-keys.ts';

/** Groups within groups. Deeper than this is nobody's intention. */
const MAX_DEPTH = 20;

/** In one query. */
const MAX_RULES = 10_000;

export type Compiled =
  | { readonly query: QueryGroup }
  /** At least one, in the order of the text. */
  | { readonly problems: readonly QueryProblem[] };

/**
 * Decodes and checks a query in Port's format: a search (`rules`), or what scorecards write (`conditions`). Takes any value and
 * never throws.
 */
export function compileQuery(value: unknown, options: CompileOptions = {}): Compiled {
  const problems: QueryProblem[] = [];
  const report: Reporter = (path, message, hint) =>
    void problems.push({ path, message, ...(hint === undefined ? {} : { hint }) });
  const compiling: Compiling = { options, report, left: MAX_RULES };
  if (!isRecord(value)) {
    report([], 'a query is a mapping', 'write `combinator: and` and `rules:`');
    return { problems };
  }
  const query = compileGroup(value, [], 1, compiling);
  return problems.length === 0 ? { query } : { problems };
}

interface Compiling {
  readonly options: CompileOptions;
  readonly report: Reporter;
  /** How many rules and groups there may still be. */
  left: number;
}

const GROUP_KEYS = ['combinator', 'rules', 'conditions', 'type'];

function compileGroup(
  value: Readonly<Record<string, unknown>>,
  path: Path,
  depth: number,
  compiling: Compiling,
): QueryGroup {
  const { report } = compiling;
  const { combinator, type } = value;
  const key =
    value['rules'] === undefined && value['conditions'] !== undefined ? 'conditions' : 'rules';
  const list = value[key];
  const group: QueryGroup = {
    kind: 'group',
    combinator: combinator === 'or' ? 'or' : 'and',
    rules: [],
  };
  reportUnknownKeys(value, GROUP_KEYS, path, report);
  if (combinator !== 'and' && combinator !== 'or')
    report([...path, 'combinator'], 'the combinator is missing or wrong', 'write `and` or `or`');
  if (type !== undefined && type !== 'SEARCH')
    report([...path, 'type'], 'this is no search', 'write `type: SEARCH`, or leave it out');
  if (key === 'rules' && value['conditions'] !== undefined)
    report([...path, 'conditions'], 'there are `rules` and `conditions`', 'keep one of the two');
  if (!Array.isArray(list)) {
    report([...path, key], `\`${key}\` must be a list`);
    return group;
  }
  if (key === 'conditions' && list.length === 0)
    report([...path, key], 'there is no condition', 'add at least one');
  return { ...group, rules: compileList(list, [...path, key], depth, compiling) };
}

function compileList(
  list: readonly unknown[],
  path: Path,
  depth: number,
  compiling: Compiling,
): readonly Query[] {
  const queries: Query[] = [];
  for (const [index, each] of list.entries()) {
    const at = [...path, index];
    compiling.left -= 1;
    if (compiling.left < 0) {
      if (compiling.left === -1)
        compiling.report(at, `the query has more than ${MAX_RULES} rules`, 'use `in` with a list');
      break;
    }
    const query = compileEach(each, at, depth, compiling);
    if (query !== undefined) queries.push(query);
  }
  return queries;
}

function compileEach(
  value: unknown,
  path: Path,
  depth: number,
  compiling: Compiling,
): Query | undefined {
  const { report, options } = compiling;
  if (!isRecord(value)) {
    report(path, 'a rule is a mapping', 'write `property:`, `operator:` and `value:`');
    return undefined;
  }
  const isGroup =
    value['operator'] === undefined &&
    (value['combinator'] !== undefined ||
      value['rules'] !== undefined ||
      value['conditions'] !== undefined);
  if (!isGroup) return compileRule(value, path, options, report);
  if (depth < MAX_DEPTH) return compileGroup(value, path, depth + 1, compiling);
  report(path, `the query is nested deeper than ${MAX_DEPTH}`, 'join groups of one combinator');
  return undefined;
}
