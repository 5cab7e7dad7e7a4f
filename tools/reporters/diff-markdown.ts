import type { CatalogDiff } from '../compare/catalog-diff.ts';
import { count } from './count.ts';
import { scoreSection } from './diff-markdown-scores.ts';
import {
  blueprintSection,
  changedSection,
  createdSection,
  ownerSection,
  removedSection,
  renamedSection,
  unclearSection,
  type RenderSection,
} from './diff-markdown-sections.ts';
import {
  countDiff,
  diffWords,
  isEmptyDiff,
  type DiffCounts,
  type DiffReport,
} from './diff-report.ts';

/** GitHub takes 65,536 characters in a comment; this leaves room for what is put around them. */
export const DIFF_MARKDOWN_LIMIT = 60_000;

export interface DiffMarkdownOptions {
  /** In characters, at least 2,000. */
  readonly limit: number;
}

/** Top to bottom, as a reviewer needs them. */
const SECTIONS: readonly RenderSection[] = [
  removedSection,
  unclearSection,
  renamedSection,
  changedSection,
  createdSection,
  blueprintSection,
  ownerSection,
  scoreSection,
];

/** What is shortened first, and last. */
const YIELDING: readonly RenderSection[] = [
  createdSection,
  changedSection,
  scoreSection,
  ownerSection,
  blueprintSection,
  renamedSection,
  unclearSection,
  removedSection,
];

/** No row is shorter than this, so that more of them than fit are not even made. */
const SHORTEST_ROW = 12;
/** How many rows a section has, from generous to a mere count; the first is as many as may fit. */
const STEPS = [100, 25, 0] as const;

/**
 * For a pull request: counts, then what a reviewer must see first. Within the limit by shortening section after
 * section, never by cutting through one, and what is left out is counted.
 */
export function renderDiffMarkdown(
  { diff }: Pick<DiffReport, 'diff'>,
  { limit }: DiffMarkdownOptions,
): string {
  if (isEmptyDiff(diff)) return 'This change does not touch the catalog.\n';
  const head = diffHeadline(diff);
  const most = Math.ceil(limit / SHORTEST_ROW);
  const texts = new Map(SECTIONS.map((section) => [section, section(diff, most)]));
  const toText = (): string =>
    `${[head, ...texts.values()].filter((text) => text !== '').join('\n\n')}\n`;
  for (const step of STEPS) {
    for (const section of YIELDING) {
      if (lengthOf(head, texts) <= limit) return toText();
      texts.set(section, section(diff, step));
    }
  }
  if (lengthOf(head, texts) <= limit) return toText();
  return `${head}\n`;
}

function lengthOf(head: string, texts: ReadonlyMap<RenderSection, string>): number {
  const rest = [...texts.values()].reduce(
    (sum, text) => sum + (text === '' ? 0 : text.length + 2),
    0,
  );
  return head.length + rest + 1;
}

/** The heading and the counts, which are there whatever the limit. */
export function diffHeadline(diff: CatalogDiff): string {
  const counts = countDiff(diff);
  const words = diffWords(counts).map(([number, word]) => `**${number}** ${word}`);
  const parts = [
    words.length === 0 ? [] : [`${words.join(', ')}.`],
    counts.blueprints === 0 ? [] : [`Blueprints: **${counts.blueprints}**.`],
    counts.owners === 0 ? [] : [`Other owners: **${counts.owners}** ${plural(counts.owners)}.`],
    counts.unowned === 0
      ? []
      : [`Without an owner now: **${counts.unowned}** ${plural(counts.unowned)}.`],
    levelSentence(counts),
    counts.unclear === 0 ? [] : [`Not understood: ${count(counts.unclear, 'file')}.`],
  ].flat();
  return `### What this change does to the catalog\n\n${parts.join(' ')}`.trimEnd();
}

function levelSentence({ levels = 0, levelsDown = 0, scorecards = 0 }: DiffCounts): string[] {
  const down = levelsDown === 0 ? '' : `, **${levelsDown}** of them down`;
  return [
    ...(levels === 0 ? [] : [`Levels moved: **${levels}**${down}.`]),
    ...(scorecards === 0 ? [] : [`Scorecards that come or go: **${scorecards}**.`]),
  ];
}

function plural(number: number): string {
  return number === 1 ? 'entity' : 'entities';
}
