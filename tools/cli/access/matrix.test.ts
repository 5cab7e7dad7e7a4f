import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { authorise, type Person } from '../../actions/authorise.ts';
import { findOwners } from '../../derive/find-owners.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { ExecutePermission } from '../../model/action.ts';
import type { ForgeRole } from '../../ports/forge.ts';
import { SHOP } from '../../testing/create-action-world.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { gitAsAlice } from '../../testing/git-as-alice.ts';
import { createMemoryFileStore } from '../../testing/memory-file-store.ts';
import { runCommand } from '../../testing/run-command.ts';
import { findPerson } from '../run/find-person.ts';

// Who may do what, written by hand, and what each of the three that enforce it makes of it.

const FILES: Readonly<Record<string, string>> = {
  ...SHOP,
  '.gitignore': '.cadastre/\n',
  'cadastre.yaml':
    'version: 1\naccess: {organization: shop, model: {teams: [platform], roles: [Admin]}}\n',
  'blueprints/service.yaml': `${SHOP['blueprints/service.yaml']}access:
  entities:
    register: {ownedByTeam: true, roles: [Admin]}
    update: {ownedByTeam: true, roles: [Admin]}
    unregister: {roles: [Admin]}
    updateProperties: {tier: {teams: [platform]}}
    updateMetadata: {title: {users: [eve]}}
`,
};

/** `ada` is in checkout, `bo` in platform; `alice` administers the repository, and `eve` only reads it. */
const ROLES: Readonly<Record<string, ForgeRole>> = {
  ada: 'write',
  bo: 'write',
  alice: 'admin',
  eve: 'read',
};

const CART = 'catalog/service/cart.yaml';
const MAIL = 'catalog/service/mail.yaml';
const edit = (file: string, from: string, to: string): Change => ({
  [file]: FILES[file]?.replace(from, to),
});
const added = (team: string, rest = ''): Change => ({
  'catalog/service/new.yaml': `identifier: new\nteam: ${team}\n${rest}`,
});

type Change = Readonly<Record<string, string | undefined>>;

interface Row {
  readonly change: Change;
  /** Whom `access check` lets. */
  readonly check: string;
  /** Of whom CODEOWNERS asks a review, by team. */
  readonly owners: string;
}

const MATRIX: Readonly<Record<string, Row>> = {
  'update cart': {
    change: edit(CART, 'copies: 2', 'copies: 3'),
    check: 'ada alice',
    owners: 'ada',
  },
  'update mail': {
    change: edit(MAIL, 'team: platform', 'team: platform\nicon: x'),
    check: 'bo alice',
    owners: 'bo',
  },
  'lock of cart': { change: edit(CART, 'gold', 'silver'), check: 'bo', owners: 'ada' },
  'lock of mail': { change: edit(MAIL, 'silver', 'gold'), check: 'bo', owners: 'bo' },
  'title of cart': {
    change: edit(CART, 'team:', 'title: Cart\nteam:'),
    check: 'eve',
    owners: 'ada',
  },
  'give cart away': {
    change: edit(CART, 'team: checkout', 'team: platform'),
    check: 'alice',
    owners: 'ada',
  },
  'share cart': {
    change: edit(CART, 'team: checkout', 'team: [checkout, platform]'),
    check: 'ada alice',
    owners: 'ada',
  },
  'unregister cart': { change: { [CART]: undefined }, check: 'alice', owners: 'ada' },
  'register for checkout': { change: added('checkout'), check: 'ada alice', owners: '' },
  'register for platform': { change: added('platform'), check: 'bo alice', owners: '' },
  'register with a lock': {
    change: added('platform', 'properties: {tier: gold}\n'),
    check: 'bo',
    owners: '',
  },
  'a lock for alice': {
    change: added('checkout', 'properties: {tier: gold}\n'),
    check: '',
    owners: '',
  },
  'the model': {
    change: edit('cadastre.yaml', 'version: 1\n', 'version: 1\nchecks: {}\n'),
    check: 'bo alice',
    owners: 'bo',
  },
  'two at once': {
    change: { ...edit(CART, 'copies: 2', 'copies: 3'), ...edit(MAIL, 'silver', 'gold') },
    check: '',
    owners: 'ada bo',
  },
  // No rule is for teams: GitHub decides, and does not let eve merge.
  'a team': {
    change: { 'catalog/_team/new.yaml': 'identifier: new\n' },
    check: 'ada bo alice eve',
    owners: '',
  },
};

let root: string;
let lines: readonly (readonly [pattern: string, owners: readonly string[]])[];
let catalog: FullCatalog;
const people = new Map<string, Person>();

beforeAll(async () => {
  root = createRepository('empty', FILES);
  await gitAsAlice(root, 'init', '-q', '-b', 'main');
  await gitAsAlice(root, 'add', '--all');
  await gitAsAlice(root, 'commit', '-q', '-m', 'x');
  await runCommand(['codeowners'], { cwd: root });
  const text = readFileSync(path.join(root, '.github/CODEOWNERS'), 'utf8');
  rmSync(path.join(root, '.github'), { recursive: true });
  lines = text
    .split('\n')
    .filter((line) => line.startsWith('/'))
    .map((line) => line.split(' '))
    .map(([pattern = '', ...owners]) => [pattern, owners]);
  catalog = (await loadFullCatalog(createMemoryFileStore(FILES), { kind: 'repository' })).catalog;
  for (const [login, role] of Object.entries(ROLES)) {
    const forge = {
      getRole: () => Promise.resolve(role),
      isInTeam: () => Promise.resolve(false),
    };
    people.set(login, (await findPerson(login, { catalog, forge, teams: [] })).person);
  }
});

const allowed = async (ask: (login: string) => boolean | Promise<boolean>): Promise<string> => {
  const names: string[] = [];
  for (const login of Object.keys(ROLES)) if (await ask(login)) names.push(login);
  return names.join(' ');
};

function put(change: Change): void {
  for (const [file, text] of Object.entries(change)) {
    if (text === undefined) rmSync(path.join(root, file));
    else writeFileSync(path.join(root, file), text);
  }
}

/** Of two lines that match, the last counts. */
function ownersOf(file: string): readonly string[] {
  const matches = ([pattern]: readonly [string, readonly string[]]): boolean =>
    pattern.endsWith('/') ? `/${file}`.startsWith(pattern) : `/${file}` === pattern;
  return lines.findLast(matches)?.[1] ?? [];
}

describe.each(Object.entries(MATRIX))('%s', (_, { change, check, owners }) => {
  test('access check', async () => {
    put(change);
    const found = await allowed(async (login) => {
      const role = ['--author', login, '--role', ROLES[login] ?? 'none'];
      const words = ['access', 'check', '--since', 'main', ...role];
      return (await runCommand(words, { cwd: root })).code === 0;
    });
    const before = Object.keys(change).map((file) => [file, FILES[file]] as const);
    put(Object.fromEntries(before));
    expect(found).toBe(check);
  });

  test('CODEOWNERS', async () => {
    const asked = Object.keys(change).flatMap(ownersOf);
    const isAsked = (login: string): boolean =>
      people.get(login)?.teams.some((team) => asked.includes(`@shop/${team}`)) === true;
    expect(await allowed(isAsked)).toBe(owners);
  });
});

describe('actions', () => {
  test.each<[string, ExecutePermission | undefined, string, string]>([
    ['nothing is said', undefined, 'cart', 'ada bo alice'],
    ['the owner of cart', { ownedByTeam: true, roles: ['Admin'] }, 'cart', 'ada alice'],
    ['the owner of mail', { ownedByTeam: true, roles: ['Admin'] }, 'mail', 'bo alice'],
    ['a team', { teams: ['platform'] }, 'cart', 'bo'],
    ['a user', { users: ['eve'] }, 'cart', 'eve'],
    ['nobody', {}, 'cart', ''],
  ])('%s', async (_, permission, service, expected) => {
    const entity = catalog.entitiesById.get('service')?.get(service);
    const owners = entity === undefined ? [] : (findOwners(catalog).get(entity) ?? []);
    const may = (login: string): boolean => {
      const person = people.get(login);
      return person !== undefined && authorise(person, permission, owners).kind === 'allowed';
    };
    expect(await allowed(may)).toBe(expected);
  });
});
