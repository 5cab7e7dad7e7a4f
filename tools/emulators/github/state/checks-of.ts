import { jobsOf } from './find-run.ts';
import type { Annotation, CheckRun, Job, Repository, Run } from './github-state.ts';

const BOT = 'github-actions[bot]';
const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** All check runs of a repository, the oldest first: those that Apps made, and one of each job. */
export function checksOf(repository: Repository): readonly CheckRun[] {
  const ofJobs = [...repository.runs.values()].flatMap((run) =>
    jobsOf(run, 'all').map((job) => toCheckRun(run, job)),
  );
  return [...repository.checkRuns.values(), ...ofJobs].toSorted((a, b) => a.id - b.id);
}

/** The latest of each name and App at a commit, the newest first. */
export function latestChecks(repository: Repository, sha: string): readonly CheckRun[] {
  const checks = checksOf(repository).filter((check) => check.sha === sha);
  const latest = new Map(checks.map((check) => [`${check.login} ${check.name}`, check]));
  return [...latest.values()].toSorted((a, b) => b.id - a.id);
}

function toCheckRun({ run }: Run, { id, job, createdAt, completedAt }: Job): CheckRun {
  const isDone = job.status === 'completed';
  return {
    id,
    sha: run.headSha,
    login: BOT,
    name: job.name,
    status: job.status,
    conclusion: isDone ? (job.conclusion ?? null) : null,
    startedAt: createdAt,
    completedAt,
    detailsUrl: undefined,
    externalId: '',
    title: null,
    summary: null,
    text: null,
    annotations: job.annotations.map(
      ({ level, file = '.github', line = 1, title, message }): Annotation => ({
        path: file,
        start_line: line,
        end_line: line,
        annotation_level: LEVELS[level],
        message,
        ...(title !== undefined && { title }),
      }),
    ),
  };
}
