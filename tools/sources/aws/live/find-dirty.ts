import type { LiveEvent } from '../../../model/live-event.ts';
import type { SurveyAccount } from '../survey/task.ts';
import { getAwsType } from '../types.ts';
import { servicesOfSource } from './services-of-source.ts';

/** What is to be surveyed again, or why nothing is. */
export type Dirty =
  | {
      readonly kind: 'dirty';
      readonly account: string;
      /** Undefined where only types are meant that one list covers in all regions. */
      readonly region: string | undefined;
      readonly types: readonly string[];
    }
  | { readonly kind: 'nothing'; readonly reason: string };

/** What an event is about, as far as this catalog is about it too. */
export function findDirty(
  event: LiveEvent,
  accounts: readonly SurveyAccount[],
  types: readonly string[],
): Dirty {
  const nothing = (reason: string): Dirty => ({ kind: 'nothing', reason });
  const account = accounts.find(({ id }) => id === event.account);
  if (account === undefined)
    return nothing(`account ${event.account} is not among those of cadastre.yaml`);
  const { type, eventSource } = event;
  if (type === undefined && eventSource === undefined)
    return nothing('it names neither `type` nor `eventSource`');
  const services = eventSource === undefined ? [] : servicesOfSource(eventSource);
  const meant = types.filter(
    (each) => each === type || services.some((service) => each.startsWith(`${service}::`)),
  );
  if (meant.length === 0)
    return nothing(`no blueprint has a \`sync\` rule for ${type ?? eventSource}`);
  const isHere = account.regions.includes(event.region);
  const reachable = meant.filter((each) => isHere || isEverywhere(each));
  if (reachable.length === 0)
    return nothing(`region ${event.region} is not among those of account ${account.id}`);
  const region = reachable.every(isEverywhere) ? undefined : event.region;
  return { kind: 'dirty', account: account.id, region, types: reachable };
}

/** A list of such a type covers all regions, wherever the event came from. */
function isEverywhere(type: string): boolean {
  const { isGlobal, isListedEverywhere } = getAwsType(type);
  return isGlobal === true || isListedEverywhere === true;
}
