import { nameOf } from '../edges/edge-index.ts';
import type { Naming } from '../edges/collect-references.ts';
import { STORES } from '../edges/edge-rules.ts';
import type { KnownResource } from './survey.ts';

/** The names, by account, that a word in an environment may be. */
export interface KnownNames {
  namingOf(account: string): Naming;
  learnNames(account: string, type: string, identifiers: Iterable<string>): void;
}

/** The names that the catalog has, to begin with; lists add theirs. */
export function createKnownNames(
  known: readonly KnownResource[],
  tagKeys: ReadonlySet<string>,
): KnownNames {
  const stores = new Set(STORES);
  const byAccount = new Map<string, { readonly names: Set<string>; readonly naming: Naming }>();
  const of = (account: string): { readonly names: Set<string>; readonly naming: Naming } => {
    const there = byAccount.get(account);
    if (there !== undefined) return there;
    const names = new Set<string>();
    const made = { names, naming: { isName: (text: string) => names.has(text), tagKeys } };
    byAccount.set(account, made);
    return made;
  };
  const learnNames: KnownNames['learnNames'] = (account, type, identifiers) => {
    if (!stores.has(type)) return;
    const { names } = of(account);
    for (const id of identifiers) names.add(nameOf({ aws: type, id }));
  };
  for (const { account, type, id } of known) learnNames(account, type, [id]);
  return { namingOf: (account) => of(account).naming, learnNames };
}
