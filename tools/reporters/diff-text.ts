import type {
  BlueprintMemberDiff,
  CatalogDiff,
  ChangedEntity,
  EntityName,
  SomeNames,
  ValueDiff,
} from '../compare/catalog-diff.ts';
import { createColours, type Colours } from './colours.ts';
import { count } from './count.ts';
import { cutText } from './cut-text.ts';
import { summariseEdges } from './diff-edges.ts';
import { ownerLines } from './diff-owners-text.ts';
import { diffVerdict, isEmptyDiff, type DiffReport } from './diff-report.ts';
import { diffValueTexts, wordOf } from './diff-value.ts';
import { printable } from './printable.ts';
import { scoreMoveLines } from './score-moves-text.ts';

export interface DiffTextOptions {
  readonly hasColours: boolean;
  /** How many new entities of one blueprint are named before the rest is counted. */
  readonly most: number;
}

/** The diff for people: by blueprint, then the blueprints themselves, who owns what, and one line that sums up. */
export function renderDiffText(report: DiffReport, { hasColours, most }: DiffTextOptions): string {
  const colours = createColours(hasColours);
  const { diff } = report;
  const blocks = [
    ...blueprintsOf(diff).map((blueprint) => entityLines(diff, blueprint, { colours, most })),
    blueprintLines(diff, colours),
    ownerLines(diff.ownership, colours),
    scoreMoveLines(diff.scores ?? [], colours),
    unclearLines(diff, colours),
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return [...texts, verdict(report)].join('\n\n').concat('\n');
}

interface Style {
  readonly colours: Colours;
  readonly most: number;
}

function blueprintsOf({ created, changed, removed, renamed }: CatalogDiff): readonly string[] {
  const all = [...created, ...changed, ...removed, ...renamed].map(({ blueprint }) => blueprint);
  return [...new Set(all)].sort();
}

function entityLines(diff: CatalogDiff, blueprint: string, { colours, most }: Style): string[] {
  const isHere = (row: EntityName): boolean => row.blueprint === blueprint;
  const created = diff.created.filter(isHere);
  const shown = created.length <= most ? created : created.slice(0, most - 1);
  const rest = created.length - shown.length;
  return [
    colours.bold(line(blueprint)),
    ...shown.map((row) => `  ${colours.green('+')} ${nameOf(row, colours)}`),
    ...(rest === 0 ? [] : [colours.dim(`    … and ${rest} more; --all names them`)]),
    ...diff.changed
      .filter(isHere)
      .flatMap((row) => [
        `  ${colours.yellow('~')} ${nameOf(row, colours)}`,
        ...changeLines(row, colours),
      ]),
    ...diff.renamed.filter(isHere).flatMap((row) => {
      const names = `${line(row.identifierBefore)} ${colours.dim('→')} ${line(row.identifier)}`;
      const follow = count(row.followers, 'entity follows', 'entities follow');
      return [
        `  ${colours.cyan('»')} ${names}`,
        ...(row.followers === 0 ? [] : [`      ${follow}`]),
        ...referrerLines('still point to the old name', row.referrers, colours),
        ...changeLines(row, colours),
      ];
    }),
    ...diff.removed
      .filter(isHere)
      .flatMap((row) => [
        `  ${colours.red('-')} ${nameOf(row, colours)}`,
        ...referrerLines('still point to it', row.referrers, colours),
      ]),
  ];
}

function nameOf({ identifier, title }: EntityName, colours: Colours): string {
  if (title === undefined || title === identifier) return line(identifier);
  return `${line(title)}  ${colours.dim(line(identifier))}`;
}

function referrerLines(what: string, { count: all, names }: SomeNames, colours: Colours): string[] {
  if (all === 0) return [];
  const rest = all - names.length;
  const more = rest === 0 ? '' : ` and ${rest} more`;
  return [`      ${colours.red(what)}: ${names.map(line).join(', ')}${more}`];
}

function changeLines(row: ChangedEntity, colours: Colours): string[] {
  const edges = summariseEdges(row.edges);
  const moved =
    row.file === row.fileBefore
      ? []
      : [colours.dim(`      ${line(row.fileBefore)} → ${line(row.file)}`)];
  if (edges === undefined)
    return [...moved, ...row.values.map((value) => valueLine(value, colours))];
  const names = edges.shown.map((name) => `        ${line(name)}`);
  const more = edges.left === 0 ? [] : [colours.dim(`        … and ${edges.left} more`)];
  return [
    ...moved,
    ...row.values.map((value) => valueLine(value, colours)),
    `      edges: ${edges.counts}`,
    ...names,
    ...more,
  ];
}

function valueLine(value: ValueDiff, colours: Colours): string {
  const note = value.isFollowing ? `  ${colours.dim('follows the new name')}` : '';
  return `      ${line(value.path)}: ${arrow(value, colours)}${note}`;
}

function arrow({ before, after }: ValueDiff, colours: Colours): string {
  const [old, now] = diffValueTexts(before, after);
  return `${printable(old)} ${colours.dim('→')} ${printable(now)}`;
}

function blueprintLines({ blueprints }: CatalogDiff, colours: Colours): string[] {
  const { created, removed, changed } = blueprints;
  if (created.length + removed.length + changed.length === 0) return [];
  return [
    colours.bold('Blueprints'),
    ...created.map((row) => `  ${colours.green('+')} ${line(row.identifier)}`),
    ...changed.flatMap((row) => [
      `  ${colours.yellow('~')} ${line(row.identifier)}`,
      ...row.members.flatMap((member) => memberLines(member, colours)),
    ]),
    ...removed.map((row) => `  ${colours.red('-')} ${line(row.identifier)}`),
  ];
}

function memberLines(member: BlueprintMemberDiff, colours: Colours): string[] {
  const { action, what, name, values } = member;
  const sign = {
    added: colours.green('+'),
    removed: colours.red('-'),
    changed: colours.yellow('~'),
  };
  const start = `      ${sign[action]} ${what === 'value' ? '' : `${what} `}${line(name)}`;
  const [first] = values;
  if (first === undefined) return [start];
  if (what === 'value') return [`${start}: ${arrow(first, colours)}`];
  if (action !== 'changed')
    return [`${start}  ${colours.dim(cutText(printable(wordOf(first.before ?? first.after))))}`];
  return values.map((value) => `${start} ${line(value.path)}: ${arrow(value, colours)}`);
}

function unclearLines({ unclear }: CatalogDiff, colours: Colours): string[] {
  if (unclear.length === 0) return [];
  return [
    colours.bold('Not understood, and so not compared'),
    ...unclear.map(({ file, side }) => `  ${line(file)}  ${colours.dim(side)}`),
  ];
}

function verdict({ base, head, diff }: DiffReport): string {
  const revision = ({ name, commit }: DiffReport['base']): string =>
    `${line(name)} (${commit.slice(0, 10)})`;
  const now = head === undefined ? 'the working tree' : revision(head);
  if (isEmptyDiff(diff))
    return `${revision(base)} → ${now}: this change does not touch the catalog.`;
  return `${revision(base)} → ${now}: ${diffVerdict(diff)}.`;
}

/** A name on one line, cut where it gets long. */
function line(text: string): string {
  return printable(cutText(text, 120));
}
