import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AccessOutput } from '../../model/access-output.ts';
import { ForgeFailure, type Forge } from '../../ports/forge.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { gitAsAlice } from '../../testing/git-as-alice.ts';
import { runCommand } from '../../testing/run-command.ts';

const SERVICE = `identifier: service
schema: {properties: {tier: {type: string}, size: {type: number}, conf: {type: object}}}
relations: {uses: {target: service, many: true}, system: {target: system}}
ownership: {type: Inherited, path: system}
access:
  entities:
    register: {ownedByTeam: true, roles: [Lead]}
    update: {ownedByTeam: true}
    unregister: {roles: [Admin]}
    updateProperties: {tier: {teams: [platform]}}
    updateRelations: {uses: {roles: [Lead]}}
`;

const BASE: Files = {
  '.gitignore': '.cadastre/\n',
  'cadastre.yaml':
    'version: 1\naccess:\n  roles: {Lead: {users: [cy]}}\n  model: {teams: [platform], roles: [Admin]}\n',
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/_user.yaml': `identifier: _user
schema: {properties: {github: {type: string}}}
relations: {teams: {target: _team, many: true}}
access: {entities: {register: {roles: [Admin]}, update: {roles: [Admin]}}}
`,
  'blueprints/system.yaml':
    'identifier: system\nschema: {properties: {}}\nownership: {type: Direct}\naccess: {entities: {updateMetadata: {team: {ownedByTeam: true}}}}\n',
  'blueprints/service.yaml': SERVICE,
  'blueprints/note.yaml': 'identifier: note\nschema: {properties: {text: {type: string}}}\n',
  'blueprints/queue.yaml': `identifier: queue
schema: {properties: {delay: {type: number}, why: {type: string}}}
sync: [{aws: 'AWS::SQS::Queue', properties: {delay: .Properties.DelaySeconds}}]
access: {entities: {update: {roles: [Admin]}}}
`,
  'catalog/_team/checkout.yaml': 'identifier: checkout\n',
  'catalog/_team/platform.yaml': 'identifier: platform\n',
  'catalog/_user/ada.yaml': 'identifier: ada\nrelations: {teams: [checkout]}\n',
  'catalog/_user/bo.yaml':
    'identifier: bo-b\nproperties: {github: Bo}\nrelations: {teams: [platform]}\n',
  'catalog/system/shop.yaml': 'identifier: shop\nteam: checkout\n',
  'catalog/system/post.yaml': 'identifier: post\nteam: platform\n',
  'catalog/service/cart.yaml':
    'identifier: cart\nproperties:\n  # dear\n  tier: gold\n  size: 1\n  conf: {a: {b: 1}, c: 2}\nrelations:\n  system: shop\n',
  'catalog/service/mail.yaml':
    'identifier: mail\nproperties: {size: 1}\nrelations: {system: post}\n',
  'catalog/note/a.yaml': 'identifier: a\nproperties: {text: a}\n',
  'catalog/queue/q.yaml':
    'identifier: q\nproperties:\n  delay: 1\n  why: because\nsource: {aws: AWS::SQS::Queue, account: "111111111111", region: eu-west-1, id: q}\n',
};

type Files = Readonly<Record<string, string | undefined>>;

function write(root: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
}

async function commit(root: string): Promise<void> {
  await gitAsAlice(root, 'add', '--all');
  await gitAsAlice(root, 'commit', '-q', '--allow-empty', '-m', 'x');
}

async function begin(files: Files = {}): Promise<string> {
  const root = createRepository('empty');
  await gitAsAlice(root, 'init', '-q', '-b', 'main');
  write(root, { ...BASE, ...files });
  await commit(root);
  await gitAsAlice(root, 'checkout', '-q', '-b', 'topic');
  return root;
}

interface Who {
  readonly author: string;
  readonly role?: string;
}

async function checkedBy(root: string, { author, role = 'write' }: Who): Promise<AccessOutput> {
  const words = ['access', 'check', '--since', 'main', '--author', author, '--role', role];
  const { code, stdout, stderr } = await runCommand([...words, '--format', 'json'], { cwd: root });
  const output = JSON.parse(stdout) as AccessOutput;
  expect([code, stderr]).toEqual([output.refusals.length > 0 ? 1 : 0, '']);
  return output;
}

/** `file:line what field rule` of each refusal. */
async function refusalsOf(change: Files, who: Who, base: Files = {}): Promise<readonly string[]> {
  const root = await begin(base);
  write(root, change);
  await commit(root);
  const { refusals } = await checkedBy(root, who);
  return refusals.map(({ file, line, what, field, rule }) =>
    [`${file}:${line ?? '-'}`, what === file ? undefined : what, field, rule]
      .filter((word) => word !== undefined)
      .map((word) => word.replace('access.entities.', ''))
      .join(' '),
  );
}

const ada: Who = { author: 'ada' };
const bo: Who = { author: 'bo' };
const cy: Who = { author: 'cy' };
const root: Who = { author: 'root', role: 'admin' };
const eve: Who = { author: 'eve', role: 'read' };
const bot: Who = { author: 'github-actions[bot]', role: 'write' };

const CART = 'catalog/service/cart.yaml';
const cart = (from: string, to: string): Files => ({ [CART]: BASE[CART]?.replace(from, to) });
const QUEUE = 'catalog/queue/q.yaml';
const queue = (from: string, to: string): Files => ({ [QUEUE]: BASE[QUEUE]?.replace(from, to) });

describe('who may change what', () => {
  test.each<[string, Files, Who, readonly string[]]>([
    ['a comment is no change', cart('dear', 'cheap'), eve, []],
    ['the owner changes a property', cart('size: 1', 'size: 2'), ada, []],
    [
      'another does not',
      cart('size: 1', 'size: 2'),
      bo,
      [`${CART}:5 service/cart properties.size update`],
    ],
    [
      'inside of an object',
      cart('b: 1', 'b: 2'),
      bo,
      [`${CART}:6 service/cart properties.conf update`],
    ],
    [
      'a lock that the owner is not in',
      cart('gold', 'silver'),
      ada,
      [`${CART}:4 service/cart properties.tier updateProperties.tier`],
    ],
    ['a lock, and who it names', cart('gold', 'silver'), bo, []],
    [
      'a locked property that is taken out',
      cart('  tier: gold\n', ''),
      ada,
      [`${CART}:2 service/cart properties.tier updateProperties.tier`],
    ],
    [
      'a locked relation',
      cart('shop\n', 'shop\n  uses: [mail]\n'),
      ada,
      [`${CART}:9 service/cart relations.uses updateRelations.uses`],
    ],
    ['a role of the configuration', cart('shop\n', 'shop\n  uses: [mail]\n'), cy, []],
    [
      'the owner does not give it away',
      cart('system: shop', 'system: post'),
      ada,
      [`${CART}:8 service/cart relations.system update`],
    ],
    [
      'nobody takes it',
      cart('system: shop', 'system: post'),
      bo,
      [`${CART}:8 service/cart relations.system update`],
    ],
    [
      'what it inherits from is not taken',
      { 'catalog/system/shop.yaml': 'identifier: shop\nteam: platform\n' },
      bo,
      ['catalog/system/shop.yaml:2 system/shop team updateMetadata.team'],
    ],
    [
      'a move is an update',
      { [CART]: undefined, 'catalog/service/moved.yaml': BASE[CART] },
      bo,
      ['catalog/service/moved.yaml:1 service/cart file update'],
    ],
    ['take away', { [CART]: undefined }, ada, [`${CART}:- service/cart unregister`]],
    ['take away, by who may', { [CART]: undefined }, root, []],
    [
      'a file that is no YAML any more takes it away',
      { [CART]: 'identifier: [\n' },
      ada,
      [`${CART}:1 service/cart unregister`],
    ],
    [
      'another name is one that goes and one that comes',
      cart('identifier: cart', 'identifier: kart'),
      ada,
      [
        `${CART}:1 service/cart unregister`,
        `${CART}:4 service/kart properties.tier updateProperties.tier`,
      ],
    ],
    [
      'register for a team of their own',
      { 'catalog/service/new.yaml': 'identifier: new\nrelations: {system: shop}\n' },
      ada,
      [],
    ],
    [
      'register for a team of others',
      { 'catalog/service/new.yaml': 'identifier: new\nrelations: {system: post}\n' },
      ada,
      ['catalog/service/new.yaml:1 service/new register'],
    ],
    [
      'register for nobody',
      { 'catalog/service/new.yaml': 'identifier: new\n' },
      ada,
      ['catalog/service/new.yaml:1 service/new register'],
    ],
    [
      'register with what is locked',
      { 'catalog/service/new.yaml': 'identifier: new\nproperties: {tier: gold}\n' },
      cy,
      ['catalog/service/new.yaml:2 service/new properties.tier updateProperties.tier'],
    ],
    [
      'a second one of the same name, which would count',
      {
        'catalog/service/a.yaml':
          'identifier: cart\nproperties: {tier: gold, size: 9}\nrelations: {system: shop}\n',
      },
      bo,
      [
        'catalog/service/a.yaml:1 service/cart file update',
        'catalog/service/a.yaml:2 service/cart properties.size update',
        'catalog/service/a.yaml:2 service/cart properties.conf update',
      ],
    ],
    [
      'no rule: GitHub decides',
      { 'catalog/note/a.yaml': 'identifier: a\nproperties: {text: b}\n' },
      eve,
      [],
    ],
    [
      'a model file',
      { 'blueprints/note.yaml': 'identifier: note\nschema: {properties: {}}\n' },
      ada,
      ['blueprints/note.yaml:1 access.model'],
    ],
    [
      'a model file, by who may',
      { 'blueprints/note.yaml': 'identifier: note\nschema: {properties: {}}\n' },
      bo,
      [],
    ],
    [
      'a new action, and a template',
      { 'actions/a.yaml': 'identifier: a\n', 'actions/templates/x.txt': 'x' },
      ada,
      ['actions/a.yaml:1 access.model', 'actions/templates/x.txt:1 access.model'],
    ],
    [
      'a scorecard that goes',
      { 'scorecards/s.yaml': undefined },
      ada,
      ['scorecards/s.yaml:- access.model'],
    ],
    [
      'a blueprint among the entities',
      { 'catalog/note/b.yaml': 'identifier: sneaky\nschema: {properties: {}}\n' },
      ada,
      ['catalog/note/b.yaml:1 access.model'],
    ],
    ['the survey writes what it may', queue('delay: 1', 'delay: 2'), bot, []],
    [
      'the survey writes what people write',
      queue('because', 'so'),
      bot,
      [`${QUEUE}:4 queue/q properties.why`],
    ],
    ['the survey takes away what was surveyed', { [QUEUE]: undefined }, bot, []],
    [
      'the survey takes away what people wrote',
      { 'catalog/note/a.yaml': undefined },
      bot,
      ['catalog/note/a.yaml:- note/a'],
    ],
    [
      'the survey changes a blueprint',
      { 'blueprints/note.yaml': 'identifier: note\nschema: {properties: {}}\n' },
      bot,
      ['blueprints/note.yaml:1'],
    ],
    [
      'people write what the survey writes',
      queue('delay: 1', 'delay: 2'),
      ada,
      [`${QUEUE}:3 queue/q properties.delay update`],
    ],
  ])('%s', async (_, change, who, expected) => {
    const scorecards = { 'scorecards/s.yaml': 'identifier: s\nblueprint: note\nrules: []\n' };
    expect(await refusalsOf(change, who, scorecards)).toEqual(expected);
  });
});

describe('nobody grants themselves anything: the rules of the base count', () => {
  const size = cart('size: 1', 'size: 2');
  const REFUSED = `${CART}:5 service/cart properties.size update`;
  test.each<[string, Files, Who, readonly string[]]>([
    [
      'a rule that is taken out',
      { 'blueprints/service.yaml': SERVICE.replace(/access:[^]*/, '') },
      bo,
      [REFUSED],
    ],
    [
      'a rule that is widened',
      { 'blueprints/service.yaml': SERVICE.replace('update: {', 'update: {users: [bo], ') },
      bo,
      [REFUSED],
    ],
    [
      'another path of ownership',
      { 'blueprints/service.yaml': SERVICE.replace('Inherited, path: system', 'Direct') },
      bo,
      [REFUSED],
    ],
    [
      'a team that one joins',
      {
        'catalog/_user/bo.yaml': BASE['catalog/_user/bo.yaml']?.replace(
          '[platform]',
          '[platform, checkout]',
        ),
      },
      bo,
      ['catalog/_user/bo.yaml:3 _user/bo-b relations.teams update', REFUSED],
    ],
    [
      'a user that one becomes',
      { 'catalog/_user/ada.yaml': `${BASE['catalog/_user/ada.yaml']}properties: {github: bo}\n` },
      bo,
      ['catalog/_user/ada.yaml:3 _user/ada properties.github update', REFUSED],
    ],
    [
      'a role that one gets',
      { 'cadastre.yaml': BASE['cadastre.yaml']?.replace('[cy]', '[cy, eve]') },
      eve,
      ['cadastre.yaml:1 access.model', REFUSED],
    ],
    [
      'a survey that one becomes',
      { 'cadastre.yaml': `${BASE['cadastre.yaml']}  bots: [eve]\n` },
      eve,
      ['cadastre.yaml:1 access.model', REFUSED],
    ],
    [
      'the model for everybody',
      {
        'cadastre.yaml': 'version: 1\n',
        'blueprints/service.yaml':
          'identifier: service\nschema: {properties: {size: {type: number}}}\n',
      },
      ada,
      ['blueprints/service.yaml:1 access.model', 'cadastre.yaml:1 access.model'],
    ],
    [
      'a blueprint that goes takes its entities along',
      { 'blueprints/service.yaml': undefined },
      bo,
      [`${CART}:1 service/cart unregister`, 'catalog/service/mail.yaml:1 service/mail unregister'],
    ],
  ])('%s', async (_, change, who, expected) => {
    expect(await refusalsOf({ ...size, ...change }, who)).toEqual(expected);
  });

  test('with a register for a path of ownership that the change brings', async () => {
    const change = {
      'blueprints/service.yaml': SERVICE.replace('Inherited, path: system', 'Direct'),
      'catalog/service/new.yaml': 'identifier: new\nteam: platform\nrelations: {system: shop}\n',
    };
    // What an entity itself says of its team counts before any path.
    expect(await refusalsOf(change, bo)).toEqual([]);
    const inherited = {
      'blueprints/service.yaml': SERVICE.replace('path: system', 'path: uses.system'),
      'catalog/service/new.yaml': 'identifier: new\nrelations: {system: shop, uses: [mail]}\n',
    };
    expect(await refusalsOf(inherited, bo)).toEqual([
      'catalog/service/new.yaml:1 service/new register',
      'catalog/service/new.yaml:2 service/new relations.uses updateRelations.uses',
    ]);
  });

  test('a link hides what it leads to', async () => {
    const folder = await begin();
    mkdirSync(path.join(folder, 'elsewhere'));
    write(folder, { 'elsewhere/cart.yaml': BASE[CART], [CART]: undefined });
    symlinkSync('../../elsewhere/cart.yaml', path.join(folder, CART));
    await commit(folder);
    const { refusals } = await checkedBy(folder, root);
    expect(refusals.map(({ message }) => message)).toEqual([
      'a link is no entity: a change of what it leads to would not show',
    ]);
  });
});

test('another login surveys, and GitHub Actions is somebody as everybody', async () => {
  const bots = { 'cadastre.yaml': 'version: 1\naccess: {bots: ["survey[bot]"]}\n' };
  const change = queue('delay: 1', 'delay: 2');
  expect(await refusalsOf(change, { author: 'survey[bot]' }, bots)).toEqual([]);
  expect(await refusalsOf(change, bot, bots)).toEqual([
    `${QUEUE}:3 queue/q properties.delay update`,
  ]);
});

test('a policy: what it finds for whoever asks, before and after', async () => {
  const policy = `identifier: note
schema: {properties: {text: {type: string}}}
access:
  entities:
    update:
      policy: {combinator: and, rules: [{property: text, operator: '!=', value: closed}, {property: $identifier, operator: '=', value: a}]}
`;
  const base = { 'blueprints/note.yaml': policy };
  const note = (text: string): Files => ({
    'catalog/note/a.yaml': `identifier: a\nproperties: {text: ${text}}\n`,
  });
  const refused = ['catalog/note/a.yaml:2 note/a properties.text update'];
  expect(await refusalsOf(note('b'), eve, base)).toEqual([]);
  expect(await refusalsOf(note('closed'), eve, base)).toEqual(refused);
  expect(await refusalsOf(note('b'), eve, { ...base, ...note('closed') })).toEqual(refused);
});

test('a policy in which teams of whoever asks are written as Port writes them', async () => {
  const blueprint = `identifier: note
schema: {properties: {text: {type: string}, of: {type: string}}}
access:
  entities:
    update:
      policy: {combinator: and, rules: [{property: of, operator: in, value: ['{{getUserTeams()}}']}]}
`;
  const note = (team: string): Files => ({
    'catalog/note/a.yaml': `identifier: a\nproperties: {text: x, of: ${team}}\n`,
  });
  const changed = (team: string): Files => ({
    'catalog/note/a.yaml': `identifier: a\nproperties: {text: y, of: ${team}}\n`,
  });
  const base = (team: string): Files => ({ 'blueprints/note.yaml': blueprint, ...note(team) });
  const refused = ['catalog/note/a.yaml:2 note/a properties.text update'];
  expect(await refusalsOf(changed('platform'), { author: 'bo' }, base('platform'))).toEqual([]);
  expect(await refusalsOf(changed('checkout'), { author: 'bo' }, base('checkout'))).toEqual(
    refused,
  );
});

describe('how it is told', () => {
  test('text and annotations: one line for each, who may, and where in the repository', async () => {
    const folder = await begin();
    write(folder, cart('size: 1', 'size: 2'));
    const words = ['access', 'check', '--since', 'main', '--author', 'bo', '--role', 'write'];
    const text = await runCommand(words, { cwd: folder });
    expect(text.stdout).toBe(
      `${CART}:5:3 \`bo\` may not change \`properties.size\` of \`service/cart\`, says \`access.entities.update\` of \`service\` → who may: the team that owns it (checkout); take it out of this change, or let one of them open it\n1 question of access for \`bo\` (Member; platform): 1 refusal\n`,
    );
    const github = await runCommand([...words, '--format', 'github'], { cwd: folder });
    expect(github.stdout).toMatch(
      /^::error file=catalog\/service\/cart\.yaml,line=5,endLine=5,col=3,title=access::`bo` may not [^\n]*%0A→ who may: [^\n]*\n$/,
    );
  });

  test('without a token the role is not known, and that is said', async () => {
    const folder = await begin();
    write(folder, cart('size: 1', 'size: 2'));
    const env = { GITHUB_TOKEN: '', GH_TOKEN: '' };
    const words = ['access', 'check', '--since', 'main', '--author', 'ada'];
    const { code, stderr } = await runCommand(words, { cwd: folder, env });
    expect([code, stderr]).toEqual([
      0,
      'note: GitHub is not asked: they count as Member, who may write, and not as Admin\n',
    ]);
  });

  /** GitHub, as it answers about people. */
  const github = (people: Partial<Forge>) => (): Promise<Forge> =>
    Promise.resolve(people as unknown as Forge);
  const denied = (): Promise<never> =>
    Promise.reject(new ForgeFailure('denied', 'the token may not do this'));
  const TOKEN = { GITHUB_TOKEN: 'x', GITHUB_REPOSITORY: 'shop/catalog' };

  test('a token that may not read roles: a member, and no administrator', async () => {
    const folder = await begin();
    write(folder, { [CART]: undefined });
    const words = ['access', 'check', '--since', 'main', '--author', 'root'];
    const ask = async (getRole: Forge['getRole']) =>
      await runCommand(words, { cwd: folder, env: TOKEN, openForge: github({ getRole }) });
    const { code, stdout, stderr } = await ask(denied);
    expect([code, stderr]).toEqual([
      1,
      'note: the role on GitHub cannot be read (the token may not do this): they count as Member, who may write, and not as Admin\n',
    ]);
    expect(stdout).toContain('for `root` (Member; in no team): 1 refusal');
    expect((await ask(() => Promise.resolve('admin'))).code).toBe(0);
    await expect(ask(() => Promise.reject(new Error('a mistake of ours')))).rejects.toThrow('ours');
  });

  test('teams on GitHub, and a token that may not read them', async () => {
    const config = BASE['cadastre.yaml']?.replace('access:\n', 'access:\n  teams: github\n');
    const folder = await begin({ 'cadastre.yaml': config });
    write(folder, cart('size: 1', 'size: 2'));
    const words = ['access', 'check', '--since', 'main', '--author', 'zed', '--role', 'write'];
    const ask = async (isInTeam: Forge['isInTeam']) =>
      await runCommand(words, { cwd: folder, env: TOKEN, openForge: github({ isInTeam }) });
    const allowed = await ask((_, team) => Promise.resolve(team === 'checkout'));
    expect([allowed.code, allowed.stderr]).toEqual([0, '']);
    const refused = await ask(denied);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('in the team `checkout` cannot be read');
  });

  test('in a job, whoever opened the pull request', async () => {
    const folder = await begin();
    write(folder, cart('size: 1', 'size: 2'));
    const event = path.join(createRepository('empty'), 'event.json');
    const words = ['access', 'check', '--since', 'main', '--role', 'write'];
    const env = { GITHUB_EVENT_PATH: event, GITHUB_ACTIONS: 'true' };
    writeFileSync(event, '{"pull_request": {"user": {"login": "bo"}}, "sender": {"login": "ada"}}');
    const { code, stdout } = await runCommand(words, { cwd: folder, env });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::stop-commands::[^]*\n::error file=catalog\/service\/cart\.yaml,line=5/,
    );
    // What a run of an action wrote was authorised when it ran; a branch of that name by a person was not.
    const pull = (login: string, head: string): string =>
      JSON.stringify({
        pull_request: {
          user: { login },
          head: { ref: 'cadastre/run-c1', repo: { full_name: head } },
          base: { repo: { full_name: 'shop/catalog' } },
        },
      });
    const codeOf = async (text: string): Promise<number> => {
      writeFileSync(event, text);
      return (await runCommand(words, { cwd: folder, env })).code;
    };
    expect(await codeOf(pull('github-actions[bot]', 'shop/catalog'))).toBe(0);
    expect(await codeOf(pull('github-actions[bot]', 'eve/catalog'))).toBe(1);
    expect(await codeOf(pull('bo', 'shop/catalog'))).toBe(1);
    writeFileSync(event, '{"pull_request": {"user": null}}');
    expect((await runCommand(words, { cwd: folder, env })).code).toBe(2);
  });

  test('more than the runner shows: the last annotation says how many', async () => {
    const folder = await begin();
    const notes = Array.from({ length: 12 }, (_, index) => [
      `catalog/service/n${index}.yaml`,
      `identifier: n${index}\n`,
    ]);
    write(folder, Object.fromEntries(notes) as Files);
    const words = ['access', 'check', '--since', 'main', '--author', 'ada', '--role', 'write'];
    const { stdout } = await runCommand([...words, '--format', 'github'], { cwd: folder });
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe(
      '::error title=cadastre access::3 more refusals: see the log of this run',
    );
  });

  test('whose change it is must be known', async () => {
    const { code, stderr } = await runCommand(['access', 'check', '--since', 'main'], {
      cwd: await begin(),
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('add `--author LOGIN`')]);
  });
});
