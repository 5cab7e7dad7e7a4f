import type { RelatedDirection, SearchedSchema, SearchRule } from '../../model/query.ts';
import type { CompileOptions } from '../compile-options.ts';
import { parseCall, type Call } from './parse-call.ts';
import { resolveName } from './resolve-name.ts';
import { tokenName, type TokenCursor } from './token-cursor.ts';
import { WhereError } from './where-error.ts';

/**
 * A name, or a function: `relation(owner)`, `scorecard(ready)`, `scorecard(ready, has-owner)`, `schema(string, url)`, `user($team)`,
 * `path(owner, parent*3)`, `pathFrom(team, lead)`; and `relatedTo(team, shop)`, `upstreamOf(…)`, `downstreamOf(…)`, which are whole
 * rules.
 */
export function parseLeft(cursor: TokenCursor, options: CompileOptions): Partial<SearchRule> {
  const token = cursor.peek();
  if (token.kind === 'quoted') return { property: cursor.next().text };
  if (token.kind !== 'word')
    throw new WhereError(
      `a name is missing before ${tokenName(token)}`,
      token.column,
      'write a property',
    );
  if (cursor.peek(1).text !== '(' || cursor.peek(1).kind !== 'symbol')
    return resolveName(cursor.next().text, options);
  const call = parseCall(cursor);
  const side = toSide(call, cursor);
  if (side !== undefined) return side;
  throw new WhereError(
    `\`${call.name}(…)\` means nothing here`,
    call.column,
    'known: relation, scorecard, schema, user, userTeams, path, pathFrom, relatedTo, upstreamOf, downstreamOf',
  );
}

function toSide(call: Call, cursor: TokenCursor): Partial<SearchRule> | undefined {
  const [first = '', second] = call.texts;
  checkArguments(call);
  switch (call.name) {
    case 'relation':
      return {
        relation: first,
        ...(second === undefined ? {} : { targetProperty: second as '$title' }),
      };
    case 'scorecard':
      return { scorecard: first, ...(second === undefined ? {} : { scorecardRule: second }) };
    case 'user':
    case 'userTeams':
      return { property: { context: call.name, property: first } };
    case 'schema':
      return { propertySchema: toSchema(call.texts) };
    case 'path':
      return { property: { path: [...call.steps] } };
    case 'pathFrom':
      return { property: { fromBlueprint: first, path: call.steps.slice(1) } };
    case 'relatedTo':
      return toRelated(call, undefined, cursor);
    case 'upstreamOf':
      return toRelated(call, 'upstream', cursor);
    case 'downstreamOf':
      return toRelated(call, 'downstream', cursor);
    default:
      return undefined;
  }
}

/** How many there may be; of paths and `relatedTo` any number. */
const MOST_ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ['relation', 2],
  ['scorecard', 2],
  ['user', 1],
  ['userTeams', 1],
  ['schema', 4],
]);

function checkArguments({ name, column, texts, dynamic }: Call): void {
  const isRelated = name === 'relatedTo' || name.endsWith('streamOf');
  const isTooMany = texts.length > (MOST_ARGUMENTS.get(name) ?? Infinity);
  const isMixed = dynamic !== undefined && (!isRelated || texts.length > 1);
  if (isTooMany || isMixed)
    throw new WhereError(`\`${name}(…)\` has more in its parentheses than it takes`, column);
}

/** `schema(type, format, type of elements, format of elements)`; what is blank is left open. */
function toSchema([type, format, itemType, itemFormat]: readonly string[]): SearchedSchema {
  const items = {
    ...(isBlank(itemType) ? {} : { type: itemType }),
    ...(isBlank(itemFormat) ? {} : { format: itemFormat }),
  };
  return {
    type: type as 'string',
    ...(isBlank(format) ? {} : { format }),
    ...(Object.keys(items).length === 0 ? {} : { items }),
  };
}

function isBlank(text: string | undefined): text is undefined | '' {
  return text === undefined || text === '';
}

function toRelated(
  { texts: [blueprint = '', ...values], dynamic }: Call,
  direction: RelatedDirection | undefined,
  cursor: TokenCursor,
): Partial<SearchRule> {
  const required = cursor.skip('through', 'required')
    ? true
    : cursor.skip('through', 'optional')
      ? false
      : undefined;
  return {
    operator: 'relatedTo',
    blueprint,
    value: dynamic ?? values,
    ...(direction === undefined ? {} : { direction }),
    ...(required === undefined ? {} : { required }),
  };
}
