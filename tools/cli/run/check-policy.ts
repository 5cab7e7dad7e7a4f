import { evaluateJq } from '../../derive/jq/evaluate-jq.ts';
import { toStandardJq } from '../../derive/jq/to-standard-jq.ts';
import type { Policy } from '../../model/action.ts';
import { Refusal } from './refusal.ts';
import { toEntityView } from './entity-view.ts';
import type { PersonQuestion } from './check-person.ts';

/** What each condition of a policy answers. A query or a condition that fails refuses: nobody is let in by an error. */
export async function askPolicy(
  policy: Policy,
  context: Readonly<Record<string, unknown>>,
  { search, scene: { catalog, scored } }: Pick<PersonQuestion, 'search' | 'scene'>,
): Promise<readonly unknown[]> {
  const results: Record<string, unknown> = {};
  for (const [name, query] of Object.entries(policy.queries ?? {})) {
    try {
      const found = search.findAll(await search.prepare(query, context));
      const views = found.flatMap(({ blueprint, identifier }) => {
        const entity = catalog.entitiesById.get(blueprint)?.get(identifier);
        return entity === undefined ? [] : [toEntityView(entity, scored)];
      });
      results[name] = { entities: views };
    } catch (error) {
      throw broken(`query \`${name}\``, error);
    }
  }
  const programs = policy.conditions.map(toStandardJq);
  const evaluated = await evaluateJq(programs, [{ ...context, results }]);
  if (evaluated.kind === 'invalid') throw broken('condition', new Error(evaluated.message));
  return (evaluated.results[0] ?? []).map((result) => {
    if (result.kind === 'error') throw broken('condition', new Error(result.message));
    return result.kind === 'value' ? result.value : null;
  });
}

function broken(what: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error);
  return new Refusal(
    `the policy of this action cannot be asked: its ${what} fails: ${why}`,
    'whoever looks after the action has to mend it',
  );
}
