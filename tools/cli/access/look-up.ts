import { isSameLogin } from '../../actions/authorise.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { rulePlaces } from '../../load/rule-places.ts';
import { ForgeFailure, type ForgePeople, type ForgeRole } from '../../ports/forge.ts';
import type { Context } from '../context.ts';
import { getRepository } from '../github/get-repository.ts';
import { findPerson, type KnownPerson } from '../run/find-person.ts';

/** Somebody whose access is decided. */
export interface Accessor extends KnownPerson {
  readonly isSurvey: boolean;
}

export interface LookUpRequest {
  readonly login: string;
  /** Of the base: what a change says of its author counts for nothing. */
  readonly catalog: FullCatalog;
  /** Their role on GitHub, where it is not to be asked for. */
  readonly role: ForgeRole | undefined;
  /** Teams that own what it is about. */
  readonly owners: readonly string[];
}

const SURVEY = 'github-actions[bot]';

/**
 * Who a login is. Where GitHub is not asked, or does not say, they count as somebody who may write and administers nothing,
 * and a note says so.
 */
export async function lookUp(request: LookUpRequest, context: Context): Promise<Accessor> {
  const { login, catalog } = request;
  const { bots = [SURVEY], ...access } = catalog.config.access ?? {};
  const isSurvey = bots.some((bot) => isSameLogin(bot, login));
  const lists = [
    ...[...catalog.blueprintsById.values()].flatMap(({ file }) =>
      rulePlaces(file.access?.entities).map(({ rule }) => rule),
    ),
    ...Object.values(access.roles ?? {}),
    access.model ?? {},
  ];
  const teams = new Set([...request.owners, ...lists.flatMap((list) => list.teams ?? [])]);
  const role = isSurvey ? 'none' : request.role;
  const forge = await openPeople(role, access.teams === 'github', context);
  return { ...(await findPerson(login, { catalog, forge, teams: [...teams] })), isSurvey };
}

/** GitHub, as far as it answers. */
async function openPeople(
  role: ForgeRole | undefined,
  asksTeams: boolean,
  context: Context,
): Promise<ForgePeople> {
  const note = (text: string): void => context.io.stderr(`note: ${text}\n`);
  const isInTeam = (): Promise<boolean> => Promise.resolve(false);
  const { env } = context;
  const hasToken = (env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? '') !== '';
  const isOnline = hasToken && env['GITHUB_REPOSITORY'] !== undefined;
  if (!isOnline) {
    if (role === undefined) note(`GitHub is not asked: ${ASSUMED}`);
    if (asksTeams) note('GitHub is not asked, and knows the teams: nobody counts as in one');
    return { getRole: () => Promise.resolve(role ?? 'write'), isInTeam };
  }
  const forge = await context.openForge(getRepository(context).forge);
  return {
    async getRole(login) {
      if (role !== undefined) return role;
      return await orElse(
        () => forge.getRole(login),
        (why) => {
          note(`the role on GitHub cannot be read (${why}): ${ASSUMED}`);
          return 'write';
        },
      );
    },
    isInTeam: async (login, team) =>
      await orElse(
        () => forge.isInTeam(login, team),
        (why) => {
          note(
            `whether \`${login}\` is in the team \`${team}\` cannot be read (${why}): counted as not`,
          );
          return false;
        },
      ),
  };
}

const ASSUMED = 'they count as Member, who may write, and not as Admin';

async function orElse<T>(ask: () => Promise<T>, otherwise: (why: string) => T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    return otherwise(error.message);
  }
}
