import type {
  BlueprintMemberDiff,
  CatalogDiff,
  ChangedEntity,
  EdgesDiff,
  EntityName,
  RenamedEntity,
  ValueDiff,
} from '../compare/catalog-diff.ts';
import { count } from './count.ts';
import { cutText } from './cut-text.ts';
import { cell, cells, renderSection, valueCell, type RowGroup } from './diff-markdown-table.ts';
import { diffValueTexts, wordOf } from './diff-value.ts';
import { groupBy } from '../plan/group-by.ts';
import { codeSpanInText } from './markdown-text.ts';

/** One section with at most so many rows; empty where there is nothing to say. */
export type RenderSection = (diff: CatalogDiff, most: number) => string;

const MOST_NAMES = 8;
const MOST_EDGES = 3;

export const removedSection: RenderSection = ({ removed }, most) =>
  renderSection(
    {
      title: `Removed (${removed.length})`,
      unit: ['entity', 'entities'],
      columns: ['blueprint', 'entity', 'file', 'still pointed to by'],
      groups: [
        {
          heading: '',
          rows: removed
            .slice(0, most)
            .map((row) => [
              cell(row.blueprint),
              nameCell(row),
              cell(row.file),
              cells(row.referrers),
            ]),
        },
      ],
      total: removed.length,
    },
    most,
  );

export const unclearSection: RenderSection = ({ unclear }, most) =>
  renderSection(
    {
      title: `Not understood (${unclear.length})`,
      note: 'On one side these files could not be read to the end: nothing is said of what they seem to lack there.',
      unit: ['file', 'files'],
      columns: ['file', 'side'],
      groups: [
        { heading: '', rows: unclear.slice(0, most).map(({ file, side }) => [cell(file), side]) },
      ],
      total: unclear.length,
    },
    most,
  );

export const renamedSection: RenderSection = ({ renamed }, most) =>
  renderSection(
    {
      title: `Renamed (${renamed.length})`,
      unit: ['entity', 'entities'],
      columns: ['blueprint', 'before', 'after', 'references'],
      groups: [
        {
          heading: '',
          rows: renamed
            .slice(0, most)
            .map((row) => [
              cell(row.blueprint),
              cell(row.identifierBefore),
              cell(row.identifier),
              referencesCell(row),
            ]),
        },
      ],
      total: renamed.length,
    },
    most,
  );

function referencesCell({ followers, referrers }: RenamedEntity): string {
  const follow = followers === 0 ? [] : [count(followers, 'entity follows', 'entities follow')];
  const still = referrers.count === 0 ? [] : [`**still the old name** in ${cells(referrers)}`];
  return [...follow, ...still].join('; ');
}

export const changedSection: RenderSection = (diff, most) => {
  const rows = [...diff.changed, ...diff.renamed.filter(isOtherwise)];
  const total = rows.reduce((sum, row) => sum + rowsOf(row), 0);
  return renderSection(
    {
      title: `Changed (${rows.length})`,
      unit: ['value', 'values'],
      columns: ['entity', 'value', 'before', 'after'],
      groups: [...groupBy(rows.slice(0, most), ({ blueprint }) => blueprint)].map(
        ([blueprint, group]): RowGroup => ({
          heading: `**${codeSpanInText(cutText(blueprint))}**`,
          rows: group.flatMap(changeRows),
        }),
      ),
      total,
    },
    most,
  );
};

function isOtherwise(row: ChangedEntity): boolean {
  return rowsOf(row) > 0;
}

function rowsOf({ values, edges }: ChangedEntity): number {
  return values.length + (edgesRow(edges) === undefined ? 0 : 1);
}

/** The name stands in the first row of an entity alone. */
function changeRows(row: ChangedEntity): string[][] {
  const edges = edgesRow(row.edges);
  const rows = [...row.values.map(valueRow), ...(edges === undefined ? [] : [edges])];
  return rows.map((each, index) => [index === 0 ? nameCell(row) : '', ...each]);
}

function valueRow(value: ValueDiff): string[] {
  const [before, after] = valueCells(value);
  return [cell(value.path), before, value.isFollowing ? `${after} (follows)` : after];
}

function valueCells({ before, after }: ValueDiff): readonly [string, string] {
  const whole = diffValueTexts(before, after);
  // What has no space makes the table wider than a comment.
  const isWide = whole.some((text) => /\S{41}/.test(text));
  const [old, now] = isWide ? diffValueTexts(before, after, 40) : whole;
  return [before === undefined ? '' : valueCell(old), after === undefined ? '' : valueCell(now)];
}

function edgesRow({ added, removed, changed, following }: EdgesDiff): string[] | undefined {
  if (added.length + removed.length + changed.length + following.length === 0) return undefined;
  const some = (names: readonly string[]): string =>
    cells({ count: names.length, names: names.slice(0, MOST_EDGES) });
  const now = [
    added.length === 0 ? [] : [some(added)],
    changed.length === 0 ? [] : [`seen elsewhere: ${some(changed)}`],
    following.length === 0 ? [] : [`follows: ${some(following)}`],
  ].flat();
  return ['edges', removed.length === 0 ? '' : some(removed), now.join('; ')];
}

export const createdSection: RenderSection = ({ created }, most) =>
  renderSection(
    {
      title: `Created (${created.length})`,
      unit: ['blueprint', 'blueprints'],
      columns: ['blueprint', ':', 'entities'],
      groups: [
        {
          heading: '',
          rows: [...groupBy(created, ({ blueprint }) => blueprint)].map(([blueprint, group]) => {
            const names = group
              .slice(0, MOST_NAMES)
              .map(({ title, identifier }) => title ?? identifier);
            return [cell(blueprint), `${group.length}`, cells({ count: group.length, names })];
          }),
        },
      ],
    },
    most,
  );

export const blueprintSection: RenderSection = ({ blueprints }, most) => {
  const { created, removed, changed } = blueprints;
  return renderSection(
    {
      title: `Blueprints (${created.length + removed.length + changed.length})`,
      unit: ['row', 'rows'],
      columns: ['blueprint', 'what', 'before', 'after'],
      groups: [
        {
          heading: '',
          rows: [
            ...removed.map((row) => [cell(row.identifier), '**removed**', cell(row.title), '']),
            ...created.map((row) => [cell(row.identifier), '**created**', '', cell(row.title)]),
            ...changed.flatMap((row) =>
              row.members
                .flatMap(memberRows)
                .map((each, index) => [index === 0 ? cell(row.identifier) : '', ...each]),
            ),
          ],
        },
      ],
    },
    most,
  );
};

function memberRows({ action, what, name, values }: BlueprintMemberDiff): string[][] {
  const label = what === 'value' ? cell(name) : `${what} ${cell(name)}`;
  if (what === 'value' || action === 'changed')
    return values.map((value) => [
      what === 'value' ? label : `${label} ${cell(value.path)}`,
      ...valueCells(value),
    ]);
  const [first] = values;
  const note = first === undefined ? '' : ` ${cell(wordOf(first.before ?? first.after))}`;
  return [action === 'added' ? [label, '', `added${note}`] : [label, `removed${note}`, '']];
}

export const ownerSection: RenderSection = ({ ownership }, most) => {
  const { changed, created } = ownership;
  return renderSection(
    {
      title: 'Owners',
      unit: ['group of entities', 'groups of entities'],
      columns: ['before', 'after', ':', 'entities'],
      groups: [
        {
          heading: '',
          rows: [
            ...changed.map(({ before, after, entities, inherited, isRename }) => {
              const notes = [
                isRename ? ['renamed'] : [],
                inherited === 0 ? [] : [`${inherited} by what they inherit from`],
              ].flat();
              const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
              const names = `${cells(entities)}${note}`;
              return [teamsCell(before), teamsCell(after), `${entities.count}`, names];
            }),
            ...created.map(({ teams, entities }) => [
              'new',
              teamsCell(teams),
              `${entities.count}`,
              cells(entities),
            ]),
          ],
        },
      ],
    },
    most,
  );
};

function teamsCell(teams: readonly string[]): string {
  if (teams.length === 0) return '**no owner**';
  return cells({ count: teams.length, names: teams.slice(0, MOST_NAMES) });
}

/** The title where there is one: an identifier may be an ARN. */
function nameCell({ title, identifier }: EntityName): string {
  return cell(title ?? identifier);
}
