import { createSight } from '../../access/create-sight.ts';
import { decideChanges, type Deciders } from '../../access/decide-changes.ts';
import { listChanges } from '../../access/list-changes.ts';
import type { AccessOutput } from '../../model/access-output.ts';
import type { ForgeRole } from '../../ports/forge.ts';
import type { Context } from '../context.ts';
import { toQueryUser } from '../run/create-question.ts';
import { checkModel } from './check-model.ts';
import { loadAccess } from './load-access.ts';
import { lookUp } from './look-up.ts';
import { locateRefusals } from './locate-refusals.ts';
import { toRefusal, type Refused } from './to-refusal.ts';

export interface AccessRequest {
  readonly since: string;
  /** A login. */
  readonly author: string;
  /** Undefined: GitHub is asked. */
  readonly role: ForgeRole | undefined;
}

/** What was decided, and where the catalog is in its repository. */
export interface CheckedAccess {
  readonly output: AccessOutput;
  /** Ends with a slash, or is empty. */
  readonly prefix: string;
}

/**
 * Whether the author of a change may make it, by the rules of the revision before it. What no rule is for is left to GitHub,
 * which asks whoever merges for write access.
 */
export async function checkAccess(
  { since, author, role }: AccessRequest,
  context: Context,
): Promise<CheckedAccess> {
  const loaded = await loadAccess(since, context);
  const { before, after, sides } = loaded;
  const { blueprintsById } = before;
  const changes = listChanges(sides.before, sides.after);
  const sight = { blueprintsById, now: context.currentTime() };
  const nobody = { ...sight, user: undefined };
  const [ownersBefore, ownersAfter] = [createSight(before, nobody), createSight(after, nobody)];
  const owners = changes.flatMap((change) => [
    ...(change.before === undefined ? [] : ownersBefore(change.before).owners),
    ...(change.after === undefined ? [] : ownersAfter(change.after).owners),
  ]);
  const known = await lookUp({ login: author, catalog: before, role, owners }, context);
  const { person, isSurvey } = known;
  const asked = { ...sight, user: toQueryUser(known) };
  const deciders: Deciders = {
    who: person,
    isSurvey,
    blueprintsById,
    seeBefore: createSight(before, asked),
    seeAfter: createSight(after, asked),
  };
  const decided = decideChanges(changes, deciders);
  const model = checkModel(loaded, known);
  const refused: readonly Refused[] = [
    ...decided
      .filter(({ verdict }) => !verdict.isAllowed && verdict.by !== 'git')
      .map((each) => toRefusal(author, each)),
    ...model.refused,
  ];
  const output: AccessOutput = {
    version: 1,
    base: loaded.base,
    author,
    roles: [...person.roles],
    teams: [...person.teams],
    survey: isSurvey,
    decided: decided.filter(({ verdict }) => verdict.by !== 'git').length + model.decided,
    refusals: await locateRefusals(loaded.store, refused),
  };
  return { output, prefix: loaded.prefix };
}
