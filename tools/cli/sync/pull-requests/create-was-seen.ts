import type { EntitySource } from '../../../model/entity.ts';
import { PSEUDO_TYPES } from '../../../sources/aws/pseudo-observations.ts';
import type { PlannedSync } from '../planned-sync.ts';

/**
 * Whether a run knows all there is to know of where an entity comes from: it was seen to the end, or it is no business of
 * this catalog any more. What was left out, by an option or an event, was not seen.
 */
export function createWasSeen({
  scopes,
  catalog: { blueprintsById, config },
}: Pick<PlannedSync, 'scopes' | 'catalog'>): (
  source: Pick<EntitySource, 'aws' | 'account' | 'region'>,
) => boolean {
  const { aws } = config;
  const states = new Map<string, boolean>();
  const keyOf = (...words: readonly string[]): string => words.join(' ');
  for (const { account, region, type, state } of scopes) {
    const key = keyOf(account, region, type);
    states.set(key, (states.get(key) ?? true) && state === 'complete');
  }
  const without = new Set(aws?.without);
  const rules = [...blueprintsById.values()].flatMap(({ file }) => file.sync ?? []);
  const types = new Set(rules.map((rule) => rule.aws).filter((type) => !without.has(type)));
  const accounts = new Set(aws?.accounts?.map(({ id }) => id));
  const isOurs = (account: string): boolean =>
    accounts.has(account) || (aws?.organization !== undefined && account !== '');
  return ({ aws: type, account, region }) => {
    if (!types.has(type)) return true;
    // Accounts and regions come from the configuration, and go where what points to them goes.
    if (PSEUDO_TYPES.has(type)) return true;
    if (!isOurs(account)) return true;
    return (
      states.get(keyOf(account, region, type)) ??
      states.get(keyOf(account, 'global', type)) ??
      false
    );
  };
}
