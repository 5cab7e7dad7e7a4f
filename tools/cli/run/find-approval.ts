import type { Approval } from '../../actions/approval.ts';
import { timestamp } from './timestamp.ts';
import { namesOf, type Person } from '../../actions/authorise.ts';
import { parseCommand } from '../../actions/parse-command.ts';
import type { ApprovePermission } from '../../model/action.ts';
import type { RunApproval, RunRecord } from '../../model/run-record.ts';
import { checkApprove, lookUp, type PersonQuestion } from './check-person.ts';
import type { RunScene } from './ready-run.ts';
import { Refusal } from './refusal.ts';

export type ApprovalState =
  | { readonly kind: 'approved'; readonly approvals: readonly RunApproval[] }
  /** Nobody said anything yet, or not everybody who has to. */
  | { readonly kind: 'waiting'; readonly approvals: readonly RunApproval[] };

/** How far the approval of a run is. Throws Refusal where a reviewer approved who must not. */
export async function findApproval(
  approval: Approval,
  record: RunRecord,
  question: PersonQuestion,
  place: Pick<RunScene, 'place' | 'now'>,
): Promise<ApprovalState> {
  return approval.by === 'environment'
    ? await findReview(approval, record, question, place)
    : await findComments(approval, record, question);
}

/**
 * GitHub asked the reviewers of the environment; whether they were the right ones is for us to see. It asks one of them each
 * time that the job is run again, and tells all together, so that none may be wrong.
 */
async function findReview(
  { environment }: Approval,
  record: RunRecord,
  question: PersonQuestion,
  { place, now }: Pick<RunScene, 'place' | 'now'>,
): Promise<ApprovalState> {
  const reviews = await question.scene.forge.listReviews(place.runId);
  const said = reviews.filter(
    ({ state, environments }) => state === 'approved' && environments.includes(environment),
  );
  if (said.length === 0)
    throw new Refusal(
      `nobody was asked to approve: the environment \`${environment}\` has no required reviewers`,
      'add reviewers to it in the settings of the repository, or ask for approval by comment',
    );
  const approvals: RunApproval[] = [];
  for (const { by } of said) {
    const { person } = await lookUp(by, question);
    await checkApprove(person, record.requestedBy, question);
    approvals.push({ by, kind: 'approved', at: timestamp(now) });
  }
  return { kind: 'approved', approvals };
}

/** Comments that name the run and exactly what was asked for. Those that were edited count for nothing. */
async function findComments(
  { type }: Approval,
  record: RunRecord,
  question: PersonQuestion,
): Promise<ApprovalState> {
  const { pullRequest } = record;
  if (pullRequest === undefined)
    throw new Refusal(
      'this has to be approved with a comment, and there is no pull request to comment on',
      'start it with the number of a pull request, or with `/run` on one',
    );
  const comments = await question.scene.forge.listComments(pullRequest);
  const approvals = new Map<string, RunApproval>();
  const people: Person[] = [];
  for (const { body, author, createdAt, updatedAt } of comments) {
    const parsed = parseCommand(body);
    if (parsed.kind !== 'command' || parsed.command.kind !== 'approve') continue;
    const { run, hash } = parsed.command;
    if (run !== record.id || hash !== record.hash || createdAt !== updatedAt) continue;
    if (approvals.has(author.toLowerCase())) continue;
    const { person } = await lookUp(author, question);
    if (!(await mayApprove(person, record, question))) continue;
    people.push(person);
    approvals.set(author.toLowerCase(), { by: author, kind: 'approved', at: createdAt });
  }
  const said = [...approvals.values()];
  const permission = question.scene.action.value.permissions?.approve;
  const isEnough = type === 'ANY' ? said.length > 0 : isComplete(people, permission);
  return { kind: isEnough ? 'approved' : 'waiting', approvals: said };
}

async function mayApprove(
  person: Person,
  { requestedBy }: RunRecord,
  question: PersonQuestion,
): Promise<boolean> {
  try {
    await checkApprove(person, requestedBy, question);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** All of those who are named by themselves; where nobody is, all means two. */
function isComplete(people: readonly Person[], permission: ApprovePermission | undefined): boolean {
  const users = permission?.users ?? [];
  if (users.length === 0) return people.length >= 2;
  const names = new Set(people.flatMap(namesOf));
  return users.every((user) => names.has(user.toLowerCase()));
}
