import {
  authorise,
  authoriseApproval,
  isSameLogin,
  namesOf,
  type Decision,
  type Person,
} from '../../actions/authorise.ts';
import type { FullEntity } from '../../load/catalog.ts';
import { findOwners } from '../../derive/find-owners.ts';
import { askPolicy } from './check-policy.ts';
import { findPerson, type KnownPerson } from './find-person.ts';
import type { RunScene } from './ready-run.ts';
import { Refusal } from './refusal.ts';
import type { CatalogSearch } from './search-catalog.ts';

/** Who the permissions of an action are asked about. */
export interface PersonQuestion {
  readonly scene: Pick<RunScene, 'action' | 'catalog' | 'scored' | 'forge'>;
  readonly search: CatalogSearch;
  readonly subject: FullEntity | undefined;
  /** `{inputs, entity, user, action, trigger, blueprint}`: what a policy reads. */
  readonly context: Readonly<Record<string, unknown>>;
}

interface LookUp {
  readonly scene: Pick<RunScene, 'action' | 'catalog' | 'forge'>;
  readonly subject: FullEntity | undefined;
}

/** The teams that decide about an entity: its own, or those that it inherits. */
export function ownersOf({ scene, subject }: LookUp): readonly string[] {
  return subject === undefined ? [] : (findOwners(scene.catalog).get(subject) ?? []);
}

/** Everything that is known of a login and matters to this action. */
export async function lookUp(login: string, { scene, subject }: LookUp): Promise<KnownPerson> {
  const { catalog, forge, action } = scene;
  const { execute, approve } = action.value.permissions ?? {};
  const roles = Object.values(catalog.config.access?.roles ?? {});
  const teams = [
    ...(execute?.teams ?? []),
    ...(approve?.teams ?? []),
    ...roles.flatMap((members) => members.teams ?? []),
    ...ownersOf({ scene, subject }),
  ];
  return await findPerson(login, { catalog, forge, teams: [...new Set(teams)] });
}

/** Throws Refusal where somebody may not run the action on the entity. */
export async function checkExecute(person: Person, question: PersonQuestion): Promise<void> {
  const { scene } = question;
  const permission = scene.action.value.permissions?.execute;
  if (permission?.policy === undefined) {
    refuseUnless(authorise(person, permission, ownersOf(question)));
    return;
  }
  const answers = await askPolicy(permission.policy, question.context, {
    search: question.search,
    scene,
  });
  if (answers.some((answer) => answer === true)) return;
  throw new Refusal(
    `\`${person.login}\` may not run this`,
    'none of the conditions of its policy holds',
  );
}

/** Throws Refusal where somebody may not approve what another asked for. */
export async function checkApprove(
  person: Person,
  requestedBy: string,
  question: PersonQuestion,
): Promise<void> {
  const { scene, search, context } = question;
  const permission = scene.action.value.permissions?.approve;
  const own = authoriseApproval(person, permission, requestedBy);
  if (permission?.policy === undefined || isSameLogin(person.login, requestedBy)) {
    refuseUnless(own);
    return;
  }
  const answers = await askPolicy(permission.policy, context, { search, scene });
  const mails = answers.flat().filter((answer) => typeof answer === 'string');
  const names = namesOf(person);
  if (mails.some((mail) => names.includes(mail.toLowerCase()))) return;
  throw new Refusal(
    `\`${person.login}\` may not approve this`,
    'the policy of the action names others',
  );
}

function refuseUnless(decision: Decision): void {
  if (decision.kind === 'refused') throw new Refusal(decision.message, decision.hint);
}
