import type { AwsTypeRow } from '../model/aws-types-output.ts';
import { count } from './count.ts';

/** One type in full, or one line for each. */
export function renderAwsTypesText(rows: readonly AwsTypeRow[]): string {
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return renderOne(only);
  const columns = rows.map((row) => [
    row.type,
    LISTS[row.list],
    row.primaryIdentifier.join('|'),
    row.blueprints.length === 0 ? '' : `blueprint ${row.blueprints.join(', ')}`,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...columns.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = columns.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const covered = rows.filter(({ blueprints }) => blueprints.length > 0).length;
  return [...lines, `${count(rows.length, 'type')}, ${covered} with a blueprint here`, ''].join(
    '\n',
  );
}

const LISTS = {
  yes: 'listed',
  'by-parent': 'by parent',
  'by-model': 'by model',
  no: 'no list',
  unknown: 'not known',
} as const;

function renderOne(row: AwsTypeRow): string {
  const { parent, models, silentLimit } = row;
  const facts: readonly (readonly [name: string, value: string])[] = [
    ['list', `${LISTS[row.list]}${row.reason === undefined ? '' : `: ${row.reason}`}`],
    ...(parent === undefined
      ? []
      : [['parent', `${parent.type}, ${membersOf(parent.model)}`] as const]),
    ...(models ?? []).map((model) => ['model', membersOf(model)] as const),
    ['identifier', row.primaryIdentifier.join(' | ') || 'not known'],
    ['ARN', row.arn ?? 'none'],
    ['region', row.isGlobal ? 'global: listed once for all' : 'listed in each'],
    ...(silentLimit === undefined
      ? []
      : [['limit', `lists end at ${silentLimit} without saying so`] as const]),
    [
      'blueprint',
      row.blueprints.join(', ') || `none; \`cadastre new blueprint --aws ${row.type}\``,
    ],
    ['policy', row.hasActions ? 'known' : 'the actions of its handlers are not known here'],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  return [
    row.type,
    ...(row.description === undefined ? [] : [row.description]),
    '',
    ...facts.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    '',
  ].join('\n');
}

/** `RestApiId from RestApiId`: the member of the model, and the property of the parent. */
function membersOf(model: Readonly<Record<string, string>>): string {
  return Object.entries(model)
    .map(([member, value]) => `${member} = ${value}`)
    .join(', ');
}
