import type { Observation } from './observation.ts';
import type { SurveyAccount } from './survey/task.ts';

/** Types that no API lists: they come from the configuration, so that every entity can point to them. */
export const PSEUDO_TYPES: ReadonlySet<string> = new Set(['AWS::Account', 'AWS::Region']);

/** The accounts that were surveyed and the regions that something can be in. */
export function pseudoObservations(accounts: readonly SurveyAccount[]): readonly Observation[] {
  const regions = new Set(['global', ...accounts.flatMap((account) => account.regions)]);
  return [
    ...accounts.map(({ id, name }) => ({
      type: 'AWS::Account',
      account: id,
      region: 'global',
      identifier: id,
      arn: undefined,
      properties: { Id: id, Name: name ?? id },
      references: [],
    })),
    ...[...regions].toSorted().map((region) => ({
      type: 'AWS::Region',
      account: '',
      region,
      identifier: region,
      arn: undefined,
      properties: { Name: region },
      references: [],
    })),
  ];
}
