import type { SeenEntity, Verb, Verdict } from '../../access/access-question.ts';
import { canRead } from '../../access/can-read.ts';
import { createSight } from '../../access/create-sight.ts';
import { decide, decideModel } from '../../access/decide.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { ForgeRole } from '../../ports/forge.ts';
import type { AccessExplanation } from '../../reporters/access-explanation.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { toQueryUser } from '../run/create-question.ts';
import { lookUp, type Accessor } from './look-up.ts';
import { MODEL_SUBJECT, parseSubject, type AccessSubject } from './parse-subject.ts';

export interface ExplainRequest {
  /** A login. */
  readonly who: string;
  readonly verb: Verb;
  readonly what: string;
  /** Undefined: GitHub is asked, if there is a token. */
  readonly role: ForgeRole | undefined;
}

/** The answer to one question of access, by the rules that are here now. Throws UserError where there is no such thing. */
export async function explainAccess(
  { who, verb, what, role }: ExplainRequest,
  context: Context,
): Promise<AccessExplanation> {
  const root = await getCatalogRoot(context);
  const { catalog } = await loadFullCatalog(context.openFiles(root), { kind: 'repository' });
  const subject = parseSubject(what, catalog);
  const now = context.currentTime();
  const { blueprintsById } = catalog;
  const { entity } = subject;
  const owners =
    entity === undefined
      ? []
      : createSight(catalog, { blueprintsById, now, user: undefined })(entity).owners;
  const known = await lookUp({ login: who, catalog, role, owners }, context);
  const user = toQueryUser(known);
  const see = createSight(catalog, { blueprintsById, now, user });
  const seen = entity === undefined ? toNew(known) : see(entity);
  const { person } = known;
  const verdict =
    what === MODEL_SUBJECT
      ? decideModel(person, catalog.config.access?.model)
      : decideSubject({ verb, subject, seen, known });
  const origin = what === MODEL_SUBJECT ? catalog.configOrigin : subject.blueprint?.origin;
  return { person, verb, what, verdict, file: origin?.file, notice: noticeOf(verb, catalog) };
}

interface SubjectQuestion {
  readonly verb: Verb;
  readonly subject: AccessSubject;
  readonly seen: SeenEntity;
  readonly known: Accessor;
}

function decideSubject({ verb, subject, seen, known }: SubjectQuestion): Verdict {
  const { person: who, isSurvey } = known;
  const { blueprint, field } = subject;
  const verdict = decide({ who, verb, blueprint, before: seen, after: seen, field, isSurvey });
  if (verb !== 'read' || verdict.isAllowed || !canRead({ who, blueprint, entity: seen }))
    return verdict;
  return { ...verdict, isAllowed: true, rule: 'whoever may write it may read it' };
}

/** A new entity as they would make it: given to their teams. */
function toNew({ person, isSurvey }: Accessor): SeenEntity {
  return { isSurveyed: isSurvey, owners: person.teams, matches: () => false };
}

function noticeOf(verb: Verb, { config }: FullCatalog): string | undefined {
  if (verb === 'read') return 'whoever can clone the repository reads all of it';
  return config.access?.teams === 'github' ? 'teams have their members on GitHub' : undefined;
}
