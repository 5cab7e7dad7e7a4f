import type { Path } from '../document/path.ts';
import type { FullEntity } from '../load/catalog.ts';
import type { SearchRule } from '../model/query.ts';
import { explainQuery, type Explanation, type RuleExplanation } from '../query/explain-query.ts';
import type { QueryGroup } from '../query/query.ts';
import type { QueryContext } from '../query/query-context.ts';
import type { Subject } from '../query/subject.ts';
import type { RuleFailure } from './scored-catalog.ts';

/** More than this is told as a number: whoever mends the first asks again. */
const MOST_SENTENCES = 4;

/** Why an entity does not pass a query, in one sentence; undefined where it does. */
export function explainFailure(
  query: QueryGroup,
  { entity, subject }: { readonly entity: FullEntity; readonly subject: Subject },
  context: QueryContext,
): RuleFailure | undefined {
  const explanation = explainQuery(query, subject, context);
  if (explanation.hasPassed) return undefined;
  const [first] = failuresIn(explanation);
  const path = first === undefined ? ['identifier'] : pathOf(first.rule, entity);
  return { sentence: sentenceOf(explanation), place: { origin: entity.origin, path } };
}

function sentenceOf(explanation: Explanation): string {
  if (explanation.kind === 'rule') return explanation.sentence;
  const failed = explanation.rules.filter((rule) => !rule.hasPassed);
  if (failed.length === 0) return 'there is nothing that it could pass';
  const sentences = failed.slice(0, MOST_SENTENCES).map(sentenceOf);
  const more = failed.length - sentences.length;
  const text = [...sentences, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
  return explanation.combinator === 'or' && failed.length > 1
    ? `${text} (one of these is enough)`
    : text;
}

function failuresIn(explanation: Explanation): readonly RuleExplanation[] {
  if (explanation.hasPassed) return [];
  return explanation.kind === 'rule' ? [explanation] : explanation.rules.flatMap(failuresIn);
}

const META: ReadonlyMap<string, string> = new Map([
  ['$team', 'team'],
  ['$title', 'title'],
  ['$icon', 'icon'],
]);

/** Where the entity says what a rule reads. What is derived is said elsewhere, so that its identifier stands for it. */
function pathOf({ property, relation }: SearchRule, { properties, relations }: FullEntity): Path {
  if (relation !== undefined) return ['relations', relation];
  if (typeof property !== 'string') return ['identifier'];
  const [first = '', ...rest] = property.split('.');
  if (rest.length > 0) return ['relations', first];
  const meta = META.get(first);
  if (meta !== undefined) return [meta];
  if (Object.hasOwn(properties, first)) return ['properties', first];
  // What is missing belongs below what is there.
  if (Object.keys(properties).length > 0) return ['properties'];
  return Object.keys(relations).length > 0 && first.startsWith('$')
    ? ['relations']
    : ['identifier'];
}
