import { findAccount } from '../state/create-state.ts';
import { isPull } from '../state/find-issue.ts';
import type { Annotation, CheckRun, Repository, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { renderMinimalPull } from './render-run.ts';
import { renderAccount } from './render-user.ts';
import { toTime, toTimeOrNull } from './to-time.ts';
import { repositoryPage, repositoryUrl } from './urls.ts';

/** `check-run`. */
export function renderCheckRun(state: State, repository: Repository, check: CheckRun): object {
  const url = `${repositoryUrl(state, repository)}/check-runs/${check.id}`;
  const page = `${repositoryPage(state, repository)}/runs/${check.id}`;
  const pulls = [...repository.issues.values()].filter(isPull);
  const own = pulls.filter(
    ({ pull }) => pull.headSha === check.sha && pull.headRepository === repository.fullName,
  );
  return {
    id: check.id,
    name: check.name,
    node_id: toNodeId('CR', check.id),
    head_sha: check.sha,
    external_id: check.externalId,
    url,
    html_url: page,
    details_url: check.detailsUrl ?? page,
    status: check.status,
    conclusion: check.conclusion,
    started_at: toTime(check.startedAt),
    completed_at: toTimeOrNull(check.completedAt),
    output: {
      title: check.title,
      summary: check.summary,
      text: check.text,
      annotations_count: check.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: findAccount(state, check.login)?.id ?? 1 },
    app: renderApp(state, check.login),
    pull_requests: own.map(({ number, pull }) =>
      renderMinimalPull(state, repository, number, pull),
    ),
  };
}

/** `integration`: the App whose bot has this login. */
function renderApp(state: State, login: string): object | null {
  const account = findAccount(state, login);
  if (account === undefined) return null;
  const slug = login.replace('[bot]', '');
  return {
    id: account.id,
    slug,
    node_id: toNodeId('A', account.id),
    owner: renderAccount(state, account),
    name: slug,
    description: null,
    external_url: state.url,
    html_url: `${state.url}/apps/${slug}`,
    created_at: toTime(0),
    updated_at: toTime(0),
    permissions: {},
    events: [],
  };
}

/** `check-annotation`. */
export function renderAnnotation(
  state: State,
  repository: Repository,
  { sha }: CheckRun,
  annotation: Annotation,
): object {
  const { path, start_line: start, end_line: end, message } = annotation;
  return {
    path,
    start_line: start,
    end_line: end,
    start_column: annotation.start_column ?? null,
    end_column: annotation.end_column ?? null,
    annotation_level: annotation.annotation_level,
    title: annotation.title ?? null,
    message,
    raw_details: annotation.raw_details ?? null,
    blob_href: `${repositoryPage(state, repository)}/blob/${sha}/${path}`,
  };
}
