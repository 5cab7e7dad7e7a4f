import type { OwnershipDiff, SomeNames } from '../compare/catalog-diff.ts';
import type { Colours } from './colours.ts';
import { count } from './count.ts';
import { cutText } from './cut-text.ts';
import { printable } from './printable.ts';

/** Who owns what now, from team to team. */
export function ownerLines({ changed, created }: OwnershipDiff, colours: Colours): string[] {
  if (changed.length + created.length === 0) return [];
  return [
    colours.bold('Owners'),
    ...changed.flatMap(({ before, after, entities, inherited, isRename }) => {
      const notes = [
        isRename ? ['the same teams under new names'] : [],
        inherited === 0 ? [] : [`${inherited} by what they inherit from`],
      ].flat();
      const note = notes.length === 0 ? '' : colours.dim(`  ${notes.join(', ')}`);
      const way = `${teamsText(before, colours)} ${colours.dim('→')} ${teamsText(after, colours)}`;
      return [`  ${way}: ${countText(entities)}${note}`, namesLine(entities, colours)];
    }),
    ...created.flatMap(({ teams, entities }) => [
      `  new, ${teamsText(teams, colours)}: ${countText(entities)}`,
      namesLine(entities, colours),
    ]),
  ];
}

function countText({ count: all }: SomeNames): string {
  return count(all, 'entity', 'entities');
}

function teamsText(teams: readonly string[], colours: Colours): string {
  if (teams.length === 0) return colours.red('no owner');
  return teams.map((team) => printable(cutText(team))).join(', ');
}

function namesLine({ count: all, names }: SomeNames, colours: Colours): string {
  const rest = all - names.length;
  const more = rest === 0 ? '' : ` and ${rest} more`;
  return colours.dim(`      ${names.map((name) => printable(cutText(name))).join(', ')}${more}`);
}
