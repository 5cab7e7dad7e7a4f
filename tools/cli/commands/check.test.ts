import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { simpleGit } from 'simple-git';
import { expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { DERIVED_FILES } from '../../testing/derived-files.ts';
import { runCommand } from '../../testing/run-command.ts';

const FILES = {
  'portal/cadastre.yaml': 'version: 1\n',
  'portal/blueprints/service.yaml': 'identifier: service\nschema: { properties: {} }\n',
  'portal/catalog/service/a.yaml': "identifier: a\ntitle: '##[error]::error::x'\nowner: x\n",
};

async function createPortal(): Promise<string> {
  const root = createRepository('empty', FILES);
  await simpleGit({ baseDir: root }).init();
  return path.join(root, 'portal');
}

test('in a job of GitHub Actions the log cannot be made to obey, and annotations have paths of the repository', async () => {
  const { code, stdout } = await runCommand(['check'], {
    cwd: await createPortal(),
    env: { GITHUB_ACTIONS: 'true' },
  });
  const [, token = ''] = /^::stop-commands::([0-9a-f-]{36})\n/.exec(stdout) ?? [];
  const [log = '', annotations = ''] = stdout.split(`\n::${token}::\n`);
  expect(log).toContain('catalog/service/a.yaml:3:1');
  expect(annotations).toMatch(/^::error file=portal\/catalog\/service\/a\.yaml,line=3,/);
  expect(code).toBe(1);
});

test.each(['sarif', 'github', 'markdown'])(
  '%s has paths of the repository, and nothing else',
  async (format) => {
    const cwd = await createPortal();
    const options = { cwd, env: { GITHUB_ACTIONS: 'true' } };
    const { stdout } = await runCommand(['check', '--format', format], options);
    expect(stdout).toContain('portal/catalog/service/a.yaml');
    expect(stdout).not.toContain('stop-commands');
  },
);

test('the cost is told beside the report, which stays the same', async () => {
  const cwd = await createPortal();
  const first = await runCommand(['check'], { cwd });
  mkdirSync(path.join(cwd, 'catalog/other'));
  writeFileSync(path.join(cwd, 'catalog/other/b.yaml'), 'identifier: b\nblueprint: service\n');
  const second = await runCommand(['check', 'catalog/service'], { cwd });
  expect(first.stderr).toMatch(/^\d+\.\d\d s; of 3 files 3 read anew\n$/);
  expect(second.stdout.split('\n').slice(0, -2)).toEqual(first.stdout.split('\n').slice(0, -2));
});

test('--derived works out every value', async () => {
  const cwd = createRepository('empty', DERIVED_FILES);
  const plain = await runCommand(['check'], { cwd });
  expect(plain.stdout).not.toContain('derived-type');
  const { stdout } = await runCommand(['check', '--derived'], { cwd });
  expect(stdout).toContain('blueprint/derived-type');
  expect(stdout).toContain('`wrong`: gives a string, not a number');
});
