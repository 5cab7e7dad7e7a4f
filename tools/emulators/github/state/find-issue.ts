import type { Pull } from '../render/render-pull.ts';
import { notFound } from './api-error.ts';
import type { Issue, Repository } from './github-state.ts';

/** Throws 404. */
export function getIssue(repository: Repository, number: string | undefined): Issue {
  const issue = repository.issues.get(Number(number));
  if (issue === undefined) throw notFound();
  return issue;
}

export function isPull(issue: Issue): issue is Pull {
  return issue.pull !== undefined;
}

/** Throws 404. */
export function getPull(repository: Repository, number: string | undefined): Pull {
  const issue = getIssue(repository, number);
  if (!isPull(issue)) throw notFound();
  return issue;
}
