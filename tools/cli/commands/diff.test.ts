import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { simpleGit } from 'simple-git';
import { describe, expect, test } from 'vitest';
import type { DiffOutput } from '../../model/diff-output.ts';
import { DIFF_OUTPUT_SCHEMA } from '../../schema/generated/diff-output-schema.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

const MODEL = {
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/domain.yaml':
    'identifier: domain\nschema: {properties: {}}\nownership: {type: Direct}\n',
  'blueprints/system.yaml': `identifier: system
schema: {properties: {}}
relations: {domain: {target: domain}, team: {target: _team}}
ownership: {type: Inherited, path: domain.$team}
`,
  'blueprints/service.yaml': `identifier: service
title: Service
schema:
  properties: {tier: {type: string}, lang: {type: string}, size: {type: number}, lead: {type: string, format: team}, conf: {type: object}}
  required: [tier]
relations: {system: {target: system}, uses: {target: service, many: true}}
ownership: {type: Inherited, path: system}
`,
  'catalog/_team/red.yaml': 'identifier: red\n',
  'catalog/_team/blue.yaml': 'identifier: blue\n',
  'catalog/domain/shop.yaml': 'identifier: shop\nteam: red\n',
  'catalog/system/cart.yaml': 'identifier: cart\nrelations: {domain: shop}\n',
} as const;

const service = (id: string, rest = ''): string =>
  `identifier: ${id}\ntitle: The ${id}\nproperties: {tier: gold, lang: ts-${id}, size: 3}\nrelations: {system: cart}\n${rest}`;

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
  const git = simpleGit(root);
  await git.raw(['add', '-A']);
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  await git.raw([...who, 'commit', '-q', '-m', 'x', '--allow-empty']);
}

/** A repository with the model and these files committed on `main`. */
async function createBase(files: Files): Promise<string> {
  const root = createRepository('empty', MODEL);
  await simpleGit(root).raw(['init', '-q', '-b', 'main']);
  write(root, { '.gitignore': '.cadastre/\n', ...files });
  await commit(root);
  return root;
}

async function diffOf(root: string, ...words: string[]): Promise<DiffOutput> {
  const { stdout, stderr, code } = await runCommand(['diff', ...words, '--format', 'json'], {
    cwd: root,
  });
  expect([code, stderr]).toEqual([0, '']);
  const output: unknown = JSON.parse(stdout);
  const validate = new Ajv({ strict: false }).compile(DIFF_OUTPUT_SCHEMA);
  expect([validate(output), validate.errors]).toEqual([true, null]);
  return output as DiffOutput;
}

/** Line by line what a diff says, without what nothing is said of. */
function tell(diff: DiffOutput): string[] {
  const value = ({
    path: name,
    before,
    after,
    follows,
  }: DiffOutput['changed'][number]['values'][number]) =>
    `${name} ${JSON.stringify(before) ?? '·'}→${JSON.stringify(after) ?? '·'}${follows === true ? ' follows' : ''}`;
  const changes = (row: DiffOutput['changed'][number]): string[] => [
    ...(row.file === row.fileBefore ? [] : [`${row.fileBefore}→${row.file}`]),
    ...row.values.map(value),
    ...Object.entries(row.edges).flatMap(([what, names]) => names.map((name) => `${what} ${name}`)),
  ];
  const names = ({ count, names: some }: { count: number; names: string[] }): string =>
    `${count} ${some.join(' ')}`;
  return [
    ...diff.created.map((row) => `+ ${row.identifier} in ${row.file}`),
    ...diff.removed.map(
      (row) =>
        `- ${row.identifier}${row.referrers.count === 0 ? '' : ` < ${names(row.referrers)}`}`,
    ),
    ...diff.renamed.map((row) =>
      [
        `» ${row.identifierBefore}→${row.identifier}`,
        ...changes(row),
        `${row.followers} follow, ${names(row.referrers)}`.trim(),
      ].join('; '),
    ),
    ...diff.changed.map((row) => [`~ ${row.identifier}`, ...changes(row)].join('; ')),
    ...diff.moved.map((row) => `> ${row.identifier}: ${row.fileBefore}→${row.file}`),
    ...diff.blueprints.created.map((row) => `+ blueprint ${row.identifier}`),
    ...diff.blueprints.removed.map((row) => `- blueprint ${row.identifier}`),
    ...diff.blueprints.changed.flatMap((row) =>
      row.members.map((each) =>
        [
          `${row.identifier} ${each.action} ${each.what} ${each.name}`,
          ...each.values.map(value),
        ].join('; '),
      ),
    ),
    ...diff.ownership.changed.map(
      ({ before, after, entities, inherited, renamed }) =>
        `owners ${before.join()}→${after.join()}: ${names(entities)}, ${inherited} inherited${renamed === true ? ', renamed' : ''}`,
    ),
    ...diff.ownership.created.map(
      ({ teams, entities }) => `new ${teams.join()}: ${names(entities)}`,
    ),
    ...diff.unclear.map(({ file, side }) => `? ${file} ${side}`),
  ];
}

const CASES: readonly (readonly [string, Files, Files, readonly string[]])[] = [
  ['nothing', {}, {}, []],
  [
    'another way to write the same: order, comments, quotes, a list of one team, null, times',
    { 'catalog/service/a.yaml': service('a', 'team: red\n') },
    {
      'catalog/service/a.yaml':
        '# new\nteam: [red]\nicon: null\nupdatedAt: "2026-01-01T00:00:00Z"\nrelations: {uses: null, system: "cart"}\nproperties: {size: 3, tier: gold, lang: ts-a}\ntitle: The a\nidentifier: a\n',
    },
    [],
  ],
  [
    'created',
    {},
    { 'catalog/service/a.yaml': service('a') },
    ['+ a in catalog/service/a.yaml', 'new red: 1 service/a'],
  ],
  [
    'created without an owner',
    {},
    { 'catalog/service/a.yaml': 'identifier: a\n' },
    ['+ a in catalog/service/a.yaml', 'new : 1 service/a'],
  ],
  [
    'removed, and who still points there',
    {
      'catalog/service/a.yaml': service('a'),
      'catalog/service/b.yaml': 'identifier: b\nteam: red\nrelations: {uses: [a, a]}\n',
      'catalog/service/c.yaml':
        'identifier: c\nteam: red\nedges: {calls: {service/a: {via: Env}}}\n',
    },
    { 'catalog/service/a.yaml': undefined },
    ['- a < 2 service/b service/c'],
  ],
  [
    'a team removed',
    { 'catalog/service/a.yaml': service('a', '').replace('size: 3', 'lead: blue') },
    { 'catalog/_team/blue.yaml': undefined },
    ['- blue < 1 service/a'],
  ],
  [
    'values: deep, relations without order, title, icon, team, edges',
    {
      'catalog/service/a.yaml':
        'identifier: a\ntitle: A\nteam: red\nproperties: {tier: gold, conf: {x: {y: 1, z: 2}}}\nrelations: {uses: [b, c]}\nedges: {calls: {service/b: {via: Env}, service/c: {via: Env}}}\n',
      'catalog/service/bc.yaml': 'identifier: b\nteam: red\n---\nidentifier: c\nteam: red\n',
    },
    {
      'catalog/service/a.yaml':
        'identifier: a\ntitle: B\nicon: Lambda\nteam: [red, blue]\nproperties: {tier: gold, conf: {x: {y: 1, z: [2]}}}\nrelations: {uses: [c, b], system: cart}\nedges: {calls: {service/b: {via: Arn}}, uses: {service/c: {via: Env}}}\n',
    },
    [
      '~ a; title "A"→"B"; team "red"→["red","blue"]; properties.conf.x.z 2→[2]; icon ·→"Lambda"; relations.system ·→"cart"; added uses service/c; removed calls service/c; changed calls service/b',
      'owners red→blue,red: 1 service/a, 0 inherited',
    ],
  ],
  [
    'several documents in a file: only the one that differs',
    { 'catalog/service/all.yaml': `${service('a')}---\n${service('b')}---\n${service('c')}` },
    {
      'catalog/service/all.yaml': `${service('b')}---\n${service('c').replace('gold', 'silver')}---\n${service('d', 'team: blue\n').replace('size: 3', 'size: 4')}`,
    },
    [
      '+ d in catalog/service/all.yaml',
      '- a',
      '~ c; properties.tier "gold"→"silver"',
      'new blue: 1 service/d',
    ],
  ],
  [
    'a JSON list becomes files',
    {
      'catalog/service/all.json':
        '[{"identifier":"a","team":"red"},{"identifier":"b","team":"red","properties":{"size":1}}]',
    },
    {
      'catalog/service/all.json': '[{"identifier":"a","team":"red"}]',
      'catalog/service/b.yaml': 'identifier: b\nteam: red\nproperties: {size: 2}\n',
    },
    ['~ b; catalog/service/all.json→catalog/service/b.yaml; properties.size 1→2'],
  ],
  [
    'moved',
    { 'catalog/service/a.yaml': service('a') },
    { 'catalog/service/a.yaml': undefined, 'catalog/service/deep/a.yaml': service('a') },
    ['> a: catalog/service/a.yaml→catalog/service/deep/a.yaml'],
  ],
  [
    'renamed with the same values; one reference follows, one does not',
    {
      'catalog/service/a.yaml': service('a'),
      'catalog/service/b.yaml': 'identifier: b\nteam: red\nrelations: {uses: [a]}\n',
      'catalog/service/c.yaml': 'identifier: c\nteam: red\nrelations: {uses: [a]}\n',
      'catalog/service/d.yaml':
        'identifier: d\nteam: red\nedges: {calls: {service/a: {via: Env}}}\n',
    },
    {
      'catalog/service/a.yaml': service('a').replace('identifier: a', 'identifier: z'),
      'catalog/service/b.yaml': 'identifier: b\nteam: red\nrelations: {uses: [z]}\n',
      'catalog/service/d.yaml':
        'identifier: d\nteam: red\nedges: {calls: {service/z: {via: Env}}}\n',
    },
    [
      '» a→z; 2 follow, 1 service/c',
      '~ b; relations.uses ["a"]→["z"] follows',
      '~ d; following calls service/z',
    ],
  ],
  [
    'renamed with four of five',
    { 'catalog/service/a.yaml': service('a') },
    {
      'catalog/service/a.yaml': undefined,
      'catalog/service/z.yaml': service('a')
        .replace('identifier: a', 'identifier: z')
        .replace('The a', 'The z'),
    },
    ['» a→z; catalog/service/a.yaml→catalog/service/z.yaml; title "The a"→"The z"; 0 follow, 0'],
  ],
  [
    'three of five are two entities',
    { 'catalog/service/a.yaml': service('a') },
    { 'catalog/service/a.yaml': service('z') },
    ['+ z in catalog/service/a.yaml', '- a', 'new red: 1 service/z'],
  ],
  [
    'three of five are two entities, also where what differs is common',
    { 'catalog/service/a.yaml': service('a') },
    {
      'catalog/service/a.yaml': [
        service('z').replace('The z', 'The a').replace('size: 3', 'size: 9'),
        service('y').replace('gold', 'bronze').replace('ts-y', 'ts-a'),
        service('x').replace('gold', 'silver').replace('ts-x', 'ts-a'),
      ].join('---\n'),
    },
    [
      '+ x in catalog/service/a.yaml',
      '+ y in catalog/service/a.yaml',
      '+ z in catalog/service/a.yaml',
      '- a',
      'new red: 3 service/x service/y service/z',
    ],
  ],
  [
    'four of five, but the relations do not agree',
    { 'catalog/service/a.yaml': service('a', 'team: red\n') },
    {
      'catalog/service/a.yaml': service('a', 'team: red\n')
        .replace('identifier: a', 'identifier: z')
        .replace('system: cart', 'system: other'),
    },
    ['+ z in catalog/service/a.yaml', '- a', 'new red: 1 service/z'],
  ],
  [
    'two candidates are none',
    { 'catalog/service/a.yaml': service('a') },
    {
      'catalog/service/a.yaml': `${service('a').replace('identifier: a', 'identifier: y')}---\n${service('a').replace('identifier: a', 'identifier: z')}`,
    },
    [
      '+ y in catalog/service/a.yaml',
      '+ z in catalog/service/a.yaml',
      '- a',
      'new red: 2 service/y service/z',
    ],
  ],
  [
    'the same resource of a cloud under another name; another resource with the same values',
    {
      'catalog/service/a.yaml':
        'identifier: a\nteam: red\nproperties: {size: 1}\nsource: {aws: X, account: "1", region: r, id: i}\n',
      'catalog/service/b.yaml':
        'identifier: b\nteam: red\nproperties: {size: 2}\nsource: {aws: X, account: "1", region: r, id: j}\n',
    },
    {
      'catalog/service/a.yaml':
        'identifier: c\nteam: blue\nproperties: {size: 9}\nsource: {aws: X, account: "1", region: r, id: i}\n',
      'catalog/service/b.yaml':
        'identifier: d\nteam: red\nproperties: {size: 2}\nsource: {aws: X, account: "1", region: r, id: k}\n',
    },
    [
      '+ d in catalog/service/b.yaml',
      '- b',
      '» a→c; team "red"→"blue"; properties.size 1→9; 0 follow, 0',
      'owners red→blue: 1 service/c, 0 inherited',
      'new red: 1 service/d',
    ],
  ],
  [
    'an owner two steps up the path',
    {
      'catalog/service/a.yaml': service('a'),
      'catalog/service/b.yaml': service('b', 'team: blue\n'),
    },
    { 'catalog/domain/shop.yaml': 'identifier: shop\nteam: blue\n' },
    [
      '~ shop; team "red"→"blue"',
      'owners red→blue: 3 domain/shop service/a system/cart, 2 inherited',
    ],
  ],
  [
    'no owner any more',
    { 'catalog/service/a.yaml': service('a') },
    { 'catalog/system/cart.yaml': 'identifier: cart\n' },
    ['~ cart; relations.domain "shop"→·', 'owners red→: 2 service/a system/cart, 1 inherited'],
  ],
  [
    'another path to the owner, which ends at a team',
    {
      'catalog/service/a.yaml': service('a'),
      'catalog/system/cart.yaml': 'identifier: cart\nrelations: {domain: shop, team: blue}\n',
    },
    {
      'blueprints/service.yaml': MODEL['blueprints/service.yaml'].replace(
        'path: system',
        'path: system.team',
      ),
    },
    [
      'service changed value ownership.path; ownership.path "system"→"system.team"',
      'owners red→blue: 1 service/a, 1 inherited',
    ],
  ],
  [
    'a team with another name is the same owner',
    { 'catalog/_team/red.yaml': 'identifier: red\ntitle: R\nproperties: {a: 1}\n' },
    {
      'catalog/_team/red.yaml': 'identifier: pink\ntitle: R\nproperties: {a: 1}\n',
      'catalog/domain/shop.yaml': 'identifier: shop\nteam: pink\n',
    },
    [
      '» red→pink; 1 follow, 0',
      '~ shop; team "red"→"pink" follows',
      'owners red→pink: 2 domain/shop system/cart, 2 inherited, renamed',
    ],
  ],
  [
    'blueprints',
    { 'blueprints/old.yaml': 'identifier: old\nschema: {properties: {}}\n' },
    {
      'blueprints/old.yaml': 'identifier: fresh\nschema: {properties: {}}\n',
      'blueprints/service.yaml': `identifier: service
title: A service
schema:
  properties: {tier: {type: string}, lang: {type: array, title: L}, lead: {type: string, format: team}, conf: {type: object}, more: {type: boolean}}
  required: [lang]
relations: {system: {target: domain}, calls: {target: service}}
ownership: {type: Inherited, path: system}
`,
    },
    [
      '+ blueprint fresh',
      '- blueprint old',
      'service changed property lang; type "string"→"array"; title ·→"L"',
      'service removed property size; type "number"→·',
      'service added property more; type ·→"boolean"',
      'service changed relation system; target "system"→"domain"',
      'service removed relation uses; target "service"→·',
      'service added relation calls; target ·→"service"',
      'service added required lang',
      'service removed required tier',
      'service changed value title; title "Service"→"A service"',
    ],
  ],
  [
    'a file that is not YAML has not removed anything',
    { 'catalog/service/a.yaml': service('a'), 'catalog/service/b.yaml': 'identifier: b: c\n' },
    { 'catalog/service/a.yaml': 'identifier: a: b\n', 'catalog/service/b.yaml': service('b') },
    ['? catalog/service/a.yaml after', '? catalog/service/b.yaml before'],
  ],
  [
    'entities that lost their blueprint are not removed',
    { 'catalog/service/a.yaml': 'identifier: a\nteam: red\n' },
    { 'blueprints/service.yaml': undefined },
    ['- blueprint service', '? catalog/service/a.yaml after'],
  ],
];

test.each(CASES)('%s', async (_, before, change, expected) => {
  const root = await createBase(before);
  write(root, change);
  expect(tell(await diffOf(root, 'main'))).toEqual(expected);
  // The same once it is committed, and between two revisions whatever the working tree has.
  await commit(root);
  write(root, { 'catalog/service/a.yaml': 'identifier: later\n', 'catalog/new.yaml': '1' });
  expect(tell(await diffOf(root, 'HEAD~1', 'HEAD'))).toEqual(expected);
});

test('against the working tree only what this branch did counts', async () => {
  const root = await createBase({ 'catalog/service/a.yaml': service('a') });
  const git = simpleGit(root);
  await git.raw(['checkout', '-q', '-b', 'mine']);
  write(root, { 'catalog/service/b.yaml': service('b') });
  await commit(root);
  await git.raw(['checkout', '-q', 'main']);
  write(root, { 'catalog/service/c.yaml': service('c') });
  await commit(root);
  await git.raw(['checkout', '-q', 'mine']);
  write(root, { 'catalog/service/d.yaml': service('d') });
  const identifiers = async (...words: string[]): Promise<string[]> => {
    const { created, removed } = await diffOf(root, ...words);
    return [
      ...created.map(({ identifier }) => `+${identifier}`),
      ...removed.map(({ identifier }) => `-${identifier}`),
    ];
  };
  expect(await identifiers('main')).toEqual(['+b', '+d']);
  expect(await identifiers('main', 'mine')).toEqual(['+b', '-c']);
});

describe('as it is printed', () => {
  const before = { 'catalog/service/a.yaml': service('a') };
  const change = {
    'catalog/service/a.yaml': service('a').replace('gold', 'silver'),
    'catalog/service/b.yaml': service('b'),
    'catalog/domain/shop.yaml': 'identifier: shop\nteam: blue\n',
  };

  test('text', async () => {
    const root = await createBase(before);
    write(root, change);
    const { stdout } = await runCommand(['diff', 'main'], { cwd: root });
    expect(stdout.replace(/\([0-9a-f]{10}\)/, '(…)')).toBe(`domain
  ~ shop
      team: "red" → "blue"

service
  + The b  b
  ~ The a  a
      properties.tier: "gold" → "silver"

Owners
  red → blue: 3 entities  2 by what they inherit from
      domain/shop, service/a, system/cart
  new, blue: 1 entity
      service/b

main (…) → the working tree: 1 created, 2 changed, 3 with other owners.
`);
  });

  test('markdown', async () => {
    const root = await createBase(before);
    write(root, change);
    const { stdout } = await runCommand(['diff', 'main', '--format', 'markdown'], { cwd: root });
    expect(stdout).toContain('| `The a` | `properties.tier` | `"gold"` | `"silver"` |\n');
    expect(stdout).toContain('**1** created, **2** changed. Other owners: **3** entities.\n');
  });

  test('in a job of GitHub Actions the log cannot be made to obey', async () => {
    const root = await createBase(before);
    write(root, { 'catalog/service/a.yaml': service('a').replace('gold', '"##[error]x"') });
    const env = { GITHUB_ACTIONS: 'true' };
    const { stdout } = await runCommand(['diff', 'main'], { cwd: root, env });
    const [, token] = /^::stop-commands::([0-9a-f-]{36})\n/.exec(stdout) ?? [];
    expect(stdout.endsWith(`\n::${token}::\n`)).toBe(true);
  });

  test.each([
    [{}, [], 0],
    [{}, ['--check'], 0],
    [change, [], 0],
    [change, ['--check'], 1],
    [change, ['--check', '--format', 'markdown'], 1],
    [{ 'README.md': 'x' }, ['--check'], 0],
  ])('exit code: %j %j', async (files, words, expected) => {
    const root = await createBase(before);
    write(root, files);
    expect((await runCommand(['diff', 'main', ...words], { cwd: root })).code).toBe(expected);
  });
});

describe('what cannot be compared', () => {
  test.each([
    [[], 'error: diff with what?\n  → write `cadastre diff main`, or another revision\n'],
    [
      ['nowhere'],
      'error: nowhere: there is no such commit here\n  → name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0)\n',
    ],
    [
      ['main', '--output=x'],
      'error: `cadastre diff` has no option --output\n  → see `cadastre diff --help`\n',
    ],
    [
      ['main', 'nowhere'],
      'error: nowhere: there is no such commit here\n  → name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0)\n',
    ],
  ])('%j', async (words, expected) => {
    const root = await createBase({});
    const { code, stderr } = await runCommand(['diff', ...words], { cwd: root });
    expect([code, stderr]).toEqual([2, expected]);
  });

  test('no repository', async () => {
    const root = createRepository('empty', MODEL);
    const { code, stderr } = await runCommand(['diff', 'main'], { cwd: root });
    expect([code, stderr]).toEqual([
      2,
      `error: ${root} is not in a git repository\n  → a diff compares with a commit: \`git init\`, and commit first\n`,
    ]);
  });

  test('no catalog', async () => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-none-'));
    const { code, stderr } = await runCommand(['diff', 'main'], { cwd: root });
    expect([code, stderr.startsWith('error: no catalog here')]).toEqual([2, true]);
  });
});
