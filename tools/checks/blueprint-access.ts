import { ADMIN, MEMBER } from '../actions/authorise.ts';
import type { Path } from '../document/path.ts';
import type { Blueprint, Catalog } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import { rulePlaces } from '../load/rule-places.ts';
import type { AccessRule } from '../model/access.ts';
import { compileQuery } from '../query/compile-query.ts';
import { describeBlueprints } from '../query/describe-blueprints.ts';
import type { QueryBlueprints } from '../query/query-blueprint.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Rules of access that name what does not exist: a lock on nothing locks nothing, and nobody is told. */
export const blueprintAccess: CatalogCheck = (catalog, report) => {
  let described: QueryBlueprints | undefined;
  for (const blueprint of catalog.blueprints) {
    const entities = blueprint.file.access?.entities;
    for (const { path, rule } of rulePlaces(entities)) {
      described ??= describeBlueprints(catalog.blueprintsById);
      const fail: Fail = (below, message, hint) => {
        const at = { origin: blueprint.origin, path: ['access', ...path, ...below] };
        report('blueprint/access', at, message, hint);
      };
      checkLists(rule, catalog, fail);
      checkPolicy(rule, { blueprint, described }, fail);
    }
    checkLocks(blueprint, report);
  }
};

type Fail = (below: Path, message: string, hint: string | undefined) => void;

/** Users may be logins on GitHub, and are not looked for. */
function checkLists({ teams = [], roles = [] }: AccessRule, catalog: Catalog, fail: Fail): void {
  const knownTeams = catalog.entitiesById.get('_team');
  const knownRoles = [ADMIN, MEMBER, ...Object.keys(catalog.config.access?.roles ?? {})];
  for (const [index, name] of teams.entries())
    if (knownTeams !== undefined && !knownTeams.has(name))
      fail(['teams', index], `\`${name}\` is no team`, suggest(name, knownTeams.keys()));
  for (const [index, name] of roles.entries())
    if (!knownRoles.includes(name))
      fail(['roles', index], `\`${name}\` is no role`, suggest(name, knownRoles));
}

interface Described {
  readonly blueprint: Blueprint;
  readonly described: QueryBlueprints;
}

function checkPolicy(
  { policy }: AccessRule,
  { blueprint, described }: Described,
  fail: Fail,
): void {
  if (policy === undefined) return;
  const options = { blueprint: described.get(blueprint.identifier), blueprints: described };
  const compiled = compileQuery(policy, options);
  if (!('problems' in compiled)) return;
  for (const { path, message, hint } of compiled.problems)
    fail(['policy', ...path], `policy: ${message}`, hint);
}

function checkLocks({ file, properties, relations, origin }: Blueprint, report: Report): void {
  const { updateProperties = {}, updateRelations = {} } = file.access?.entities ?? {};
  const locks = [
    ['updateProperties', updateProperties, 'property', properties],
    ['updateRelations', updateRelations, 'relation', relations],
  ] as const;
  for (const [key, rules, word, members] of locks) {
    for (const name of Object.keys(rules)) {
      if (Object.hasOwn(members, name)) continue;
      const at = { origin, path: ['access', 'entities', key, name], part: 'key' } as const;
      const message = `\`${name}\` is no ${word} of \`${file.identifier}\``;
      report('blueprint/access', at, message, suggest(name, Object.keys(members)));
    }
  }
}
