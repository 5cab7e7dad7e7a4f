import type { Plan } from '../plan/change.ts';
import type { Scope } from '../sources/aws/observation.ts';
import type { SurveyWarning } from '../sources/aws/surveyed-entity.ts';

/** What `cadastre sync aws` has to say: data, for every format alike. */
export interface SyncReport {
  readonly scopes: readonly Scope[];
  readonly plan: Plan;
  readonly warnings: readonly SurveyWarning[];
  /** The names of the accounts, where the configuration gives one. */
  readonly accountNames: ReadonlyMap<string, string>;
  /** What every text of the report goes through before anybody reads it. */
  mask(text: string): string;
}

/** The numbers of a plan. */
export interface PlanCounts {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly unchanged: number;
  readonly held: number;
  readonly external: number;
}

export function countPlan({ changes, held, unchanged, external }: Plan): PlanCounts {
  const of = (action: string): number =>
    changes.filter((change) => change.action === action).length;
  return {
    create: of('create'),
    update: of('update'),
    delete: of('delete'),
    unchanged,
    held: held.length,
    external,
  };
}

/** Scopes that were not read to the end; a region that lacks a service has nothing to read. */
export function incompleteScopes(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.filter(({ state }) => state !== 'complete' && state !== 'absent-in-region');
}

/** Regions of accounts that a survey found closed: there, no type at all was to be seen. `account region`. */
export function closedRegions(scopes: readonly Scope[]): readonly string[] {
  const placeOf = ({ account, region }: Scope): string => `${account} ${region}`;
  const isSeen = ({ state }: Scope): boolean =>
    state !== 'absent-in-region' && state !== 'unsupported';
  const seen = new Set(scopes.filter(isSeen).map(placeOf));
  const absent = scopes.filter(({ state }) => state === 'absent-in-region').map(placeOf);
  return [...new Set(absent)].filter((place) => !seen.has(place));
}
