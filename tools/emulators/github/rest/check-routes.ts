import { findCommit, findKind } from '../git/read-refs.ts';
import { renderAnnotation, renderCheckRun } from '../render/render-check-run.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import { checksOf, latestChecks } from '../state/checks-of.ts';
import { findAccount } from '../state/create-state.ts';
import type { Annotation, CheckRun } from '../state/github-state.ts';
import { pageOf } from './page-of.ts';
import type { RestRequest, Route } from './route.ts';

const CHECKS = '/repos/{owner}/{repo}/check-runs';
const CHECK = `${CHECKS}/{check_run_id}`;
const MOST_TITLE = 255;
const MOST_BYTES = 64 * 1024;

export const checkRoutes: readonly Route[] = [
  {
    operation: `POST ${CHECKS}`,
    permissions: ['checks:write'],
    async answer(request) {
      const { state, repository, body, login } = request;
      refusePerson(request);
      const sha = String(body['head_sha']);
      if ((await findKind(repository.folder, sha)) !== 'commit')
        throw new ApiError(422, `No commit found for SHA: ${sha}`);
      const check: CheckRun = {
        id: state.nextId(),
        sha,
        login,
        name: String(body['name']),
        status: 'queued',
        conclusion: null,
        startedAt: state.now(),
        completedAt: undefined,
        detailsUrl: undefined,
        externalId: '',
        title: null,
        summary: null,
        text: null,
        annotations: [],
      };
      update(request, check);
      repository.checkRuns.set(check.id, check);
      return { status: 201, body: renderCheckRun(state, repository, check) };
    },
  },
  {
    operation: `PATCH ${CHECK}`,
    permissions: ['checks:write'],
    answer(request) {
      const { state, repository, login } = request;
      refusePerson(request);
      const check = checkOf(request);
      const isOwn = check.login === login && repository.checkRuns.has(check.id);
      if (!isOwn)
        throw new ApiError(
          403,
          `Invalid app_id \`${findAccount(state, login)?.id ?? 0}\` - check run can only be modified by the GitHub App that created it.`,
        );
      update(request, check);
      return { status: 200, body: renderCheckRun(state, repository, check) };
    },
  },
  {
    operation: `GET ${CHECK}`,
    permissions: ['checks:read'],
    answer: (request) => ({
      status: 200,
      body: renderCheckRun(request.state, request.repository, checkOf(request)),
    }),
  },
  {
    operation: `GET ${CHECK}/annotations`,
    permissions: ['checks:read'],
    answer(request) {
      const { state, repository } = request;
      const check = checkOf(request);
      const rows = check.annotations.map((each) =>
        renderAnnotation(state, repository, check, each),
      );
      const url = `${repositoryUrl(state, repository)}/check-runs/${check.id}/annotations`;
      return pageOf(request, rows, url);
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    permissions: ['checks:read'],
    async answer(request) {
      const { state, repository, path, query } = request;
      const ref = path['ref'] ?? '';
      const sha = await findCommit(repository.folder, ref);
      if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${ref}`);
      const all = checksOf(repository).filter((check) => check.sha === sha);
      const checks = query['filter'] === 'all' ? all.toReversed() : latestChecks(repository, sha);
      const wanted = checks.filter(
        ({ name, status, login }) =>
          (query['check_name'] ?? name) === name &&
          (query['status'] ?? status) === status &&
          [undefined, String(findAccount(state, login)?.id)].includes(query['app_id']),
      );
      const url = `${repositoryUrl(state, repository)}/commits/${ref}/check-runs`;
      const page = pageOf(request, wanted, url);
      const rows = page.body.map((check) => renderCheckRun(state, repository, check));
      return { ...page, body: { total_count: wanted.length, check_runs: rows } };
    },
  },
];

/** Throws 403: people make no check runs, with whatever token of theirs. */
function refusePerson({ token }: RestRequest): void {
  if (token?.kind === 'user') throw new ApiError(403, 'You must authenticate via a GitHub App.');
}

function checkOf({ repository, path }: RestRequest): CheckRun {
  const id = Number(path['check_run_id']);
  const check = repository.checkRuns.get(id) ?? checksOf(repository).find((each) => each.id === id);
  if (check === undefined) throw notFound();
  return check;
}

/** What is given replaces what was; annotations are added to those that are there. */
function update(request: RestRequest, check: CheckRun): void {
  const textOf = (key: string): string | undefined => textIn(request, key);
  const { title, summary, text, annotations = [] }: Output = Object(request.body['output']);
  for (const each of annotations) checkAnnotation(each);
  conclude(request, check);
  check.name = textOf('name') ?? check.name;
  check.detailsUrl = textOf('details_url') ?? check.detailsUrl;
  check.externalId = textOf('external_id') ?? check.externalId;
  check.startedAt = timeOf(textOf('started_at')) ?? check.startedAt;
  check.title = title ?? check.title;
  check.summary = summary ?? check.summary;
  check.text = text ?? check.text;
  check.annotations.push(...annotations);
}

/** Who says how it ended says that it has. */
function conclude(request: RestRequest, check: CheckRun): void {
  const conclusion = textIn(request, 'conclusion');
  const status = conclusion === undefined ? textIn(request, 'status') : 'completed';
  const isDone = status === 'completed';
  if (conclusion === 'stale' || (isDone && conclusion === undefined))
    throw new ApiError(
      422,
      'Invalid request.\n\nThe conclusion of a completed check run is missing.',
    );
  if (status === undefined) return;
  check.status = status;
  check.conclusion = conclusion ?? null;
  const at = timeOf(textIn(request, 'completed_at')) ?? request.state.now();
  check.completedAt = isDone ? at : undefined;
}

function textIn({ body }: RestRequest, key: string): string | undefined {
  return typeof body[key] === 'string' ? body[key] : undefined;
}

interface Output {
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** Throws 422 for what the description does not refuse. */
function checkAnnotation(annotation: Annotation): void {
  const { title = '', message, raw_details: details = '', start_column: column } = annotation;
  const isOneLine = annotation.start_line === annotation.end_line;
  const isTooLong = [message, details].some((text) => Buffer.byteLength(text) > MOST_BYTES);
  if (title.length > MOST_TITLE || isTooLong)
    throw new ApiError(422, 'Invalid request.\n\nAn annotation is too long.');
  if (column !== undefined && !isOneLine)
    throw new ApiError(422, 'Invalid request.\n\nColumns are for annotations of one line.');
}
