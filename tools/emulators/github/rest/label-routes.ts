import { renderLabel, renderLabels } from '../render/render-issue.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import { getIssue } from '../state/find-issue.ts';
import type { Label } from '../state/github-state.ts';
import { keepLabel } from '../state/keep-label.ts';
import { pageOf } from './page-of.ts';
import { refuseUnsettled } from './refuse-unsettled.ts';
import type { Route } from './route.ts';

const LABELS = '/repos/{owner}/{repo}/labels';
const OF_ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}/labels';
const WRITE = ['issues:write', 'pull_requests:write'] as const;
const READ = ['issues:read', 'pull_requests:read'] as const;

/** Labels of a repository, and of one issue. */
export const labelRoutes: readonly Route[] = [
  {
    operation: `GET ${LABELS}`,
    permissions: READ,
    answer(request) {
      const { state, repository } = request;
      const labels = [...repository.labels].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const rows = labels.map(([, label]) => renderLabel(state, repository, label));
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/labels`);
    },
  },
  {
    operation: `POST ${LABELS}`,
    permissions: WRITE,
    answer({ state, repository, body }) {
      const name = String(body['name']);
      const refuse = (field: string, code: string): ApiError =>
        new ApiError(422, 'Validation Failed', [{ resource: 'Label', field, code }]);
      if (repository.labels.has(name.toLowerCase())) throw refuse('name', 'already_exists');
      const color = String(body['color'] ?? 'ededed').toLowerCase();
      if (!/^[0-9a-f]{6}$/.test(color)) throw refuse('color', 'invalid');
      const description = typeof body['description'] === 'string' ? body['description'] : null;
      const label: Label = { id: state.nextId(), name, color, description };
      repository.labels.set(name.toLowerCase(), label);
      return { status: 201, body: renderLabel(state, repository, label) };
    },
  },
  {
    operation: `DELETE ${LABELS}/{name}`,
    permissions: WRITE,
    answer({ repository, path }) {
      const key = (path['name'] ?? '').toLowerCase();
      if (!repository.labels.delete(key)) throw notFound();
      for (const issue of repository.issues.values()) issue.labels.delete(key);
      return { status: 204 };
    },
  },
  {
    operation: `GET ${OF_ISSUE}`,
    permissions: READ,
    answer(request) {
      const { state, repository, path } = request;
      const issue = getIssue(repository, path['issue_number']);
      const url = `${repositoryUrl(state, repository)}/issues/${issue.number}/labels`;
      return pageOf(request, renderLabels(state, repository, issue), url);
    },
  },
  {
    operation: `POST ${OF_ISSUE}`,
    permissions: WRITE,
    answer({ state, repository, path, body }) {
      const issue = getIssue(repository, path['issue_number']);
      refuseUnsettled(state, issue);
      for (const name of namesIn(body['labels']))
        issue.labels.add(keepLabel(state, repository, name));
      return { status: 200, body: renderLabels(state, repository, issue) };
    },
  },
  {
    operation: `PUT ${OF_ISSUE}`,
    permissions: WRITE,
    answer({ state, repository, path, body }) {
      const issue = getIssue(repository, path['issue_number']);
      refuseUnsettled(state, issue);
      const keys = namesIn(body['labels']).map((name) => keepLabel(state, repository, name));
      issue.labels.clear();
      for (const key of keys) issue.labels.add(key);
      return { status: 200, body: renderLabels(state, repository, issue) };
    },
  },
  {
    operation: `DELETE ${OF_ISSUE}`,
    permissions: WRITE,
    answer({ repository, path }) {
      getIssue(repository, path['issue_number']).labels.clear();
      return { status: 204 };
    },
  },
  {
    operation: `DELETE ${OF_ISSUE}/{name}`,
    permissions: WRITE,
    answer({ state, repository, path }) {
      const issue = getIssue(repository, path['issue_number']);
      const wasThere = issue.labels.delete((path['name'] ?? '').toLowerCase());
      if (!wasThere) throw new ApiError(404, 'Label does not exist');
      return { status: 200, body: renderLabels(state, repository, issue) };
    },
  },
];

/** Labels are given by name, or as objects with one. */
export function namesIn(labels: unknown): readonly string[] {
  return [labels ?? []].flat().map((each: unknown) => {
    const { name }: { name?: unknown } = Object(each);
    return String(name ?? each);
  });
}
