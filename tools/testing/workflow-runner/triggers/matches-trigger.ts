import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import type { GithubEvent } from '../../../emulators/github/github-server.ts';
import { matchesGlobs } from './to-pattern.ts';

interface Filters {
  readonly types?: readonly string[];
  readonly branches?: readonly string[];
  readonly 'branches-ignore'?: readonly string[];
  readonly tags?: readonly string[];
  readonly 'tags-ignore'?: readonly string[];
  readonly paths?: readonly string[];
  readonly 'paths-ignore'?: readonly string[];
}

/** Where GitHub does not take every activity when `types:` is missing. */
const UNSAID_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
};

/**
 * Whether an event starts a workflow.
 *
 * @param path the file of the workflow
 * @param changedFiles what the event changed; asked for only where `paths:` is there
 */
export function matchesTrigger(
  path: string,
  events: EventsConfig,
  event: GithubEvent,
  changedFiles: () => readonly string[],
): boolean {
  if (!Object.hasOwn(events, event.name)) return false;
  if (event.name === 'workflow_dispatch') return event.dispatch?.workflow === path;
  if (event.name === 'schedule') return matchesSchedule(events, event);
  const filters = events[event.name] as Filters;
  return (
    matchesTypes(filters, event) &&
    matchesRef(filters, event) &&
    matchesPaths(filters, event, changedFiles)
  );
}

function matchesSchedule({ schedule = [] }: EventsConfig, { payload }: GithubEvent): boolean {
  const cron = payload['schedule'];
  return typeof cron !== 'string' || schedule.some((each) => each.cron === cron);
}

function matchesTypes({ types }: Filters, event: GithubEvent): boolean {
  const wanted = types ?? UNSAID_TYPES[event.name];
  if (wanted === undefined) return true;
  const said = event.activity ?? event.payload['action'];
  return wanted.includes(String(said));
}

function matchesRef(filters: Filters, event: GithubEvent): boolean {
  const { branches, 'branches-ignore': notBranches, tags, 'tags-ignore': notTags } = filters;
  const tag = event.name === 'push' ? /^refs\/tags\/(.*)$/u.exec(event.ref)?.[1] : undefined;
  const hasBranchFilter = branches !== undefined || notBranches !== undefined;
  const hasTagFilter = tags !== undefined || notTags !== undefined;
  if (tag !== undefined) {
    return hasTagFilter ? matchesFilter(tags, notTags, tag) : !hasBranchFilter;
  }
  if (!hasBranchFilter) return !hasTagFilter;
  return matchesFilter(branches, notBranches, branchOf(event));
}

function matchesFilter(
  wanted: readonly string[] | undefined,
  ignored: readonly string[] | undefined,
  name: string,
): boolean {
  return wanted === undefined ? !matchesGlobs(ignored ?? [], name) : matchesGlobs(wanted, name);
}

/** The branch that `branches:` is about: where a pull request or a merge group wants to go. */
function branchOf({ payload, ref }: GithubEvent): string {
  const pull = payload['pull_request'] as { readonly base?: { readonly ref?: string } } | undefined;
  const group = payload['merge_group'] as { readonly base_ref?: string } | undefined;
  return (pull?.base?.ref ?? group?.base_ref ?? ref).replace(/^refs\/heads\//u, '');
}

function matchesPaths(
  { paths, 'paths-ignore': ignored }: Filters,
  { ref }: GithubEvent,
  changedFiles: () => readonly string[],
): boolean {
  if (ref.startsWith('refs/tags/')) return true;
  if (paths !== undefined) return changedFiles().some((file) => matchesGlobs(paths, file));
  if (ignored === undefined) return true;
  return changedFiles().some((file) => !matchesGlobs(ignored, file));
}
