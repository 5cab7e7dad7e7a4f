import type { PartScope } from '../../../plan/parts/plan-part.ts';

/** What a part is about, for people. Empty for everything. */
export function partLabel(
  { team, account, region, blueprint, pieces = [] }: PartScope,
  accountNames: ReadonlyMap<string, string>,
): string {
  const name = account === undefined ? undefined : accountNames.get(account);
  const words = [
    team === undefined ? undefined : team === '' ? 'without a team' : `of ${team}`,
    account === '' ? 'regions' : name === undefined ? account : `${name} (${account})`,
    region,
    blueprint,
    ...pieces.map(({ index, of }) => `part ${index} of ${of}`),
  ];
  return words.filter((word) => word !== undefined).join(' ');
}
