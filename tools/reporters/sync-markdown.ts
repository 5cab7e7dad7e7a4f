import type { Delete } from '../plan/change.ts';
import { count } from './count.ts';
import { codeSpan } from './markdown-text.ts';
import { graphSection } from './sync-markdown-graph.ts';
import {
  createSection,
  deleteSection,
  edgeSection,
  scopeSection,
  updateSection,
  warningSection,
  type Section,
} from './sync-markdown-sections.ts';
import { closedRegions, countPlan, incompleteScopes, type SyncReport } from './sync-report.ts';
import { titleText } from './title-text.ts';

/** GitHub refuses a body of more than 65,536 characters; this leaves room for what is put around it. */
export const BODY_LIMIT = 60_000;
/** How many rows a table has before the rest is counted, from generous to none. */
const STEPS = [200, 50, 10, 0] as const;

/** The pull request that brings a plan: what a reviewer must decide on comes first. */
export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

/** What a pull request brings of a plan. */
export interface PullRequestTopic {
  /** What is told apart by it, such as an account; empty for everything. */
  readonly label: string;
  /** `deletions`: those that were held back, for a person to decide on. */
  readonly kind: 'changes' | 'deletions';
  /** Whether what was held back has a pull request of its own. */
  readonly hasOwnDeletions?: boolean;
  /** In characters. Default: 60,000. */
  readonly limit?: number;
}

const EVERYTHING: PullRequestTopic = { label: '', kind: 'changes' };

/** Title and body, within GitHub's limits by telling section after section shorter, never by cutting through one. */
export function renderSyncPullRequest(
  report: SyncReport,
  topic: PullRequestTopic = EVERYTHING,
): PullRequestText {
  const sections =
    topic.kind === 'changes' ? changeSections(report, topic) : deletionSections(report);
  const head = topic.kind === 'changes' ? summaryOf(report) : decisionOf(report);
  const body = fit([head], sections, [ENDING], topic.limit ?? BODY_LIMIT);
  return { title: titleOf(report, topic), body };
}

function titleOf(report: SyncReport, { label, kind }: PullRequestTopic): string {
  const { create, update, delete: removed } = countPlan(report.plan);
  const subject = label === '' ? 'Sync AWS' : `Sync AWS ${titleText(label, 120)}`;
  return kind === 'deletions'
    ? `${subject}: ${count(removed, 'deletion')} to decide on`
    : `${subject}: ${create} added, ${update} changed, ${removed} removed`;
}

const GONE =
  'The list of their scope was complete, and a read of each answered that it does not exist.';

/** In the order in which they are read; the number says which is told shorter first. */
type Ranked = readonly [rank: number, section: Section];

function changeSections(
  report: SyncReport,
  { label, hasOwnDeletions }: PullRequestTopic,
): readonly Ranked[] {
  const { changes, held } = report.plan;
  const beyond = 'More deletions than the limits allow. They are not part of this change.';
  return [
    [7, deleteSection('Gone from AWS', GONE, deletesIn(report))],
    [
      6,
      hasOwnDeletions === true
        ? heldElsewhere(held.length)
        : deleteSection('Held back', beyond, held),
    ],
    [4, updateSection(changes)],
    [2, edgeSection(changes)],
    [3, createSection(changes, label === '')],
    [5, scopeSection(report)],
    [1, warningSection(report)],
    [0, graphSection(changes)],
  ];
}

function heldElsewhere(held: number): Section {
  const what = count(held, 'deletion is', 'deletions are');
  return () =>
    held === 0
      ? ''
      : `**${what}** more than the limits allow at once, and held back: a pull request with the label \`cadastre-deletions\` asks about them.`;
}

function deletionSections(report: SyncReport): readonly Ranked[] {
  return [
    [3, deleteSection('Gone from AWS', GONE, deletesIn(report))],
    [2, updateSection(report.plan.changes)],
    [1, edgeSection(report.plan.changes)],
  ];
}

function deletesIn({ plan }: SyncReport): readonly Delete[] {
  return plan.changes.filter((change): change is Delete => change.action === 'delete');
}

const ENDING =
  'The survey writes only what `sync:` lists in a blueprint. Everything else in these files is yours and stays as it is.';

function summaryOf(report: SyncReport): string {
  const counts = countPlan(report.plan);
  const complete = report.scopes.length - incompleteScopes(report.scopes).length;
  const rows = [
    `**${counts.create}** added, **${counts.update}** changed, **${counts.delete}** removed, ${counts.unchanged} unchanged.`,
    `${complete} of ${count(report.scopes.length, 'scope')} (account, region, type) seen to the end.`,
  ];
  const closed = closedRegions(report.scopes);
  if (closed.length > 0)
    rows.push(
      '',
      `Nothing was to be seen in ${count(closed.length, 'region')} that may not be enabled: ${closed.slice(0, 20).map(codeSpan).join(', ')}${closed.length > 20 ? ', …' : ''}.`,
    );
  return rows.join('\n');
}

function decisionOf(report: SyncReport): string {
  const { delete: removed, update } = countPlan(report.plan);
  const others =
    update === 0 ? '' : ` ${count(update, 'other entity', 'other entities')} let go of them.`;
  return [
    `**${count(removed, 'entity', 'entities')}** would be deleted: more than the limits in \`cadastre.yaml\` allow without a person.${others}`,
    'To merge this is to decide that they are gone. To close it leaves the catalog as it is, until there is something new to decide on.',
  ].join('\n');
}

/** The least important section is told shorter first, until all fits. */
function fit(
  before: readonly string[],
  ranked: readonly Ranked[],
  after: readonly string[],
  limit: number,
): string {
  const texts = ranked.map(([, section]) => section(STEPS[0]));
  const whole = (): string =>
    `${[...before, ...texts, ...after].filter((text) => text !== '').join('\n\n')}\n`;
  const order = ranked
    .map(([rank], index) => ({ rank, index }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ index }) => index);
  for (let step = 1; step < STEPS.length; step += 1) {
    for (const index of order) {
      if (whole().length <= limit) return whole();
      texts[index] = ranked[index]?.[1](STEPS[step] ?? 0) ?? '';
    }
  }
  return whole();
}
