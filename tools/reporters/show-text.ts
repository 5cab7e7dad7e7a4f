import type { GraphLink } from '../graph/catalog-graph.ts';
import type { EntityDescription } from '../graph/describe-entity.ts';
import { createColours, type Colours } from './colours.ts';
import { groupBy } from '../plan/group-by.ts';
import { explanationBlocks } from './explanation-text.ts';
import { findingText } from './finding-text.ts';
import { kindPhrase } from './kind-phrase.ts';
import { nodeLabel } from './node-label.ts';
import { printable } from './printable.ts';
import { valueText } from './value-text.ts';

export interface ShowTextOptions {
  readonly hasColours: boolean;
  /** Every connection, however many there are. */
  readonly isWhole: boolean;
  /** The titles of properties, by name, as the blueprint gives them. */
  readonly titles: ReadonlyMap<string, string>;
}

/** How many of one kind are named before the rest is counted. */
const MOST = 12;
const WIDEST = 28;
const LONGEST_VALUE = 100;

/** An entity for people: what it is, what it has, what it is connected with. */
export function renderShowText(shown: EntityDescription, options: ShowTextOptions): string {
  const { entity, written } = shown;
  const colours = createColours(options.hasColours);
  const title = printable(entity.title ?? entity.identifier);
  const heading = [
    `${colours.bold(title)}  ${colours.dim(printable(entity.blueprint))}`,
    ...(title === entity.identifier ? [] : [`  ${printable(entity.identifier)}`]),
    colours.dim(`  ${printable(entity.origin.file)}:${written.line}`),
  ];
  const sections = [
    heading,
    [...properties(shown, options, colours), ...problems(shown, colours)],
    ...explanationBlocks(shown, options.isWhole, colours),
    inherited(shown, colours),
    ...links(shown, options, colours),
  ];
  const blocks = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

/** What is written, then what is derived and says so. */
function properties(
  { written, derived = [] }: EntityDescription,
  { titles }: ShowTextOptions,
  colours: Colours,
): string[] {
  const { properties: values } = written.value;
  const rows = [
    ...Object.entries(typeof values === 'object' && values !== null ? values : {}).map(
      ([name, value]) => ({ name: titles.get(name) ?? name, value: plainValue(value), note: '' }),
    ),
    ...derived
      .filter(({ value }) => value !== undefined)
      .map(({ name, title, value, kind }) => {
        return { name: title ?? name, value: plainValue(value), note: kind };
      }),
  ];
  const width = Math.min(WIDEST, Math.max(0, ...rows.map(({ name }) => name.length)));
  return rows.map(({ name, value, note }) => {
    const end = note === '' ? '' : `  ${colours.dim(`(${note})`)}`;
    return `  ${colours.dim(printable(name).padEnd(width))}  ${printable(value)}${end}`;
  });
}

/** Why what is derived has no value. */
function problems({ derived = [] }: EntityDescription, colours: Colours): string[] {
  return derived.flatMap(({ name, title, kind, findings }) =>
    findings.map((finding) => {
      const text = `${title ?? name} (${kind}) has no value: ${findingText(finding)}`;
      return `  ${colours.yellow(printable(text))}`;
    }),
  );
}

function inherited({ owners, ownersOver, nodes }: EntityDescription, colours: Colours): string[] {
  if (ownersOver === undefined || owners.length === 0) return [];
  const lines = owners.map((team) => {
    const node = nodes.get(`_team/${team}`);
    return `  ${printable(node === undefined ? `_team ${team}` : nodeLabel(node))}`;
  });
  return [colours.cyan(`→ owned by, over ${printable(ownersOver.join('.'))}`), ...lines];
}

/** A text as it is, a list of texts with commas, everything else as JSON. */
function plainValue(value: unknown): string {
  if (typeof value === 'string') return cut(value.split('\n')[0] ?? '');
  if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
    return cut(value.join(', '));
  return valueText(value, LONGEST_VALUE);
}

function cut(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

function links(
  { incoming, outgoing, nodes }: EntityDescription,
  { isWhole }: ShowTextOptions,
  colours: Colours,
): readonly string[][] {
  const groups = [
    ...[...groupBy(incoming, ({ kind }) => kind)].map(([kind, rows]) => ({
      kind,
      rows,
      isIn: true,
    })),
    ...[...groupBy(outgoing, ({ kind }) => kind)].map(([kind, rows]) => ({
      kind,
      rows,
      isIn: false,
    })),
  ];
  return groups.map(({ kind, rows, isIn }) => {
    const shown = isWhole || rows.length <= MOST ? rows : rows.slice(0, MOST - 1);
    const labels = shown.map((link) => {
      const node = nodes.get(isIn ? link.from : link.to);
      return { link, label: node === undefined ? '' : printable(nodeLabel(node)) };
    });
    const width = Math.max(...labels.map(({ label }) => label.length));
    const lines = labels.map(({ link, label }) => {
      const note = noteOf(link);
      return note === '' ? `  ${label}` : `  ${label.padEnd(width)}  ${colours.dim(note)}`;
    });
    const rest = rows.length - shown.length;
    const more = rest === 0 ? [] : [colours.dim(`  … and ${rest} more: --all names them`)];
    const phrase = printable(kindPhrase(kind, isIn));
    return [colours.cyan(`${isIn ? '←' : '→'} ${phrase}`), ...lines, ...more];
  });
}

function noteOf({ via, isLikely }: GraphLink): string {
  return [
    ...(isLikely ? ['likely'] : []),
    ...(via.length === 0 ? [] : [printable(via.join(', '))]),
  ].join(' · ');
}
