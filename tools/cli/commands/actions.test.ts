import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { gitAsAlice } from '../../testing/git-as-alice.ts';
import { runCommand, type CommandResult } from '../../testing/run-command.ts';

const FOLDER = '.github/workflows';
const action = (identifier: string, type = 'STEPS'): string => `identifier: ${identifier}
title: Do ${identifier}
trigger: {type: self-service, operation: DAY-2, blueprintIdentifier: service}
invocationMethod: {type: ${type}, ${type === 'STEPS' ? 'steps: [{run: "true"}]' : 'payload: {}'}}
`;

const MODEL = {
  'blueprints/service.yaml': 'identifier: service\nschema: {properties: {}}\n',
  'catalog/service/cart.yaml': 'identifier: cart\n',
};

const EMPTY = { 'cadastre.yaml': 'version: 1\n' };

function repositoryOf(files: Readonly<Record<string, string>>): {
  readonly root: string;
  run(...words: readonly string[]): Promise<CommandResult>;
  workflows(): readonly string[];
} {
  const root = createRepository('empty', files);
  return {
    root,
    run: async (...words) => await runCommand(['actions', ...words], { cwd: root }),
    workflows: () => readdirSync(path.join(root, FOLDER)).toSorted(),
  };
}

test('an empty repository: nothing to list, and nothing to write', async () => {
  const { run } = repositoryOf(EMPTY);
  const none = 'no actions: a file in actions/ makes one\n';
  expect(await run()).toEqual({ code: 0, stdout: none, stderr: '' });
  expect(await run('list')).toEqual({ code: 0, stdout: none, stderr: '' });
  expect(JSON.parse((await run('list', '--format', 'json')).stdout)).toEqual({
    version: 1,
    actions: [],
  });
  const stderr = '0 workflows written\n';
  expect(await run('compile')).toEqual({ code: 0, stdout: '', stderr });
  const fresh = { code: 0, stdout: '', stderr: '0 workflows stale\n' };
  expect(await run('compile', '--check')).toEqual(fresh);
});

test('no catalog at all', async () => {
  const { run } = repositoryOf({});
  expect(await run('compile')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^error: no catalog here: .*\n {2}→ .*--cwd\n$/) as string,
  });
});

test('lists actions by name', async () => {
  const { run } = repositoryOf({
    ...MODEL,
    'actions/b.yaml': action('beta', 'KAFKA'),
    'actions/a.yaml': action('alpha').replace('Do alpha', '"Do\\u001b[31m alpha"'),
  });
  const { code, stdout } = await run();
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^alpha +DAY-2 +service +STEPS +Do\S+ alpha$/),
    expect.stringMatching(/^beta +DAY-2 +service +KAFKA +Do beta$/),
    '',
  ]);
  expect(stdout).not.toContain('\u001b');
  expect(JSON.parse((await run('list', '--format', 'json')).stdout)).toMatchObject({
    actions: [{ identifier: 'alpha', file: 'actions/a.yaml' }, { identifier: 'beta' }],
  });
});

test('compiled, fresh, with choices that a new entity makes stale, and fresh again', async () => {
  const { root, run, workflows } = repositoryOf({
    ...MODEL,
    'actions/scale.yaml': action('scale'),
    // Not run here, so that it gets none.
    'actions/port.yaml': action('port', 'KAFKA'),
  });
  const file = `${FOLDER}/action-scale.yml`;
  const stale = {
    code: 1,
    stdout: `${file}\n`,
    stderr: '1 workflow stale: run `cadastre actions compile`\n',
  };
  const written = { code: 0, stdout: `${file}\n`, stderr: '1 workflow written\n' };
  expect(await run('compile', '--check')).toEqual(stale);
  expect(() => workflows()).toThrow('ENOENT');
  expect(await run('compile')).toEqual(written);
  expect(workflows()).toEqual(['action-scale.yml']);
  expect(await run('compile', '--check')).toMatchObject({ code: 0, stdout: '' });
  expect(await run('compile')).toMatchObject({ stdout: '', stderr: '0 workflows written\n' });
  writeFileSync(path.join(root, 'catalog/service/mail.yaml'), 'identifier: mail\n');
  // Who adds an entity cannot know of every action that offers it.
  expect(await run('compile', '--check')).toEqual({
    code: 0,
    stdout: `${file} (choices)\n`,
    stderr:
      '0 workflows stale, 1 with choices that are not up to date: run `cadastre actions compile`\n',
  });
  expect(await run('compile')).toEqual(written);
  expect(readFileSync(path.join(root, file), 'utf8')).toContain('          - mail\n');
  const changed = action('scale').replace('title: ', 'title: Another ');
  writeFileSync(path.join(root, 'actions/scale.yaml'), changed);
  expect(await run('compile', '--check')).toEqual(stale);
});

test('a workflow of an action that is gone goes; what people wrote stays', async () => {
  const own = 'on: push\n';
  const ours =
    '# Compiled by `cadastre actions compile` from actions/old.yaml. Change that file.\n';
  const { root, run, workflows } = repositoryOf({
    ...MODEL,
    'actions/scale.yaml': action('scale'),
    [`${FOLDER}/action-old.yml`]: ours,
    [`${FOLDER}/action-x.yml`]: own,
    [`${FOLDER}/action-y.yml`]: '',
    // Neither is a name of ours.
    [`${FOLDER}/old.yml`]: ours,
    [`${FOLDER}/action-old.yaml`]: ours,
    [`${FOLDER}/below/action-old.yml`]: own,
  });
  const lines = `${FOLDER}/action-old.yml (removed)\n${FOLDER}/action-scale.yml\n`;
  expect(await run('compile', '--check')).toMatchObject({ code: 1, stdout: lines });
  expect(workflows()).toContain('action-old.yml');
  expect(await run('compile')).toEqual({ code: 0, stdout: lines, stderr: '2 workflows written\n' });
  expect(workflows()).toEqual([
    'action-old.yaml',
    'action-scale.yml',
    'action-x.yml',
    'action-y.yml',
    'below',
    'old.yml',
  ]);
  expect(readFileSync(path.join(root, FOLDER, 'action-x.yml'), 'utf8')).toBe(own);
});

test('a workflow of a person stays where an action would have it', async () => {
  const own = 'on: push\n';
  const file = `${FOLDER}/action-scale.yml`;
  const { root, run } = repositoryOf({
    ...MODEL,
    'actions/scale.yaml': action('scale'),
    [file]: own,
  });
  for (const words of [['compile'], ['compile', '--check']])
    expect(await run(...words)).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${file} is not one that Cadastre wrote\n  → rename it, or give the action \`scale\` another identifier\n`,
    });
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(own);
});

test('two actions of one name: the first has the workflow', async () => {
  const { root, run } = repositoryOf({
    ...MODEL,
    'actions/a.yaml': action('scale'),
    'actions/b.yaml': action('scale').replace('Do', 'Undo'),
  });
  expect(await run('compile')).toMatchObject({ stderr: '1 workflow written\n' });
  const text = readFileSync(path.join(root, FOLDER, 'action-scale.yml'), 'utf8');
  expect(text).toContain('\nname: Do scale\n');
});

test('a catalog below the top of its repository', async () => {
  const root = createRepository('empty');
  mkdirSync(path.join(root, 'portal'));
  writeFileSync(path.join(root, 'portal/cadastre.yaml'), EMPTY['cadastre.yaml']);
  await gitAsAlice(root, 'init', '-q');
  const cwd = path.join(root, 'portal');
  expect(await runCommand(['actions', 'compile'], { cwd })).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('is not at the top of its repository') as string,
  });
});

test.each<[readonly string[], string]>([
  [
    ['compil'],
    'error: actions: compil is neither `list` nor `compile`\n  → write `cadastre actions compile`\n',
  ],
  [
    ['compile', 'scale'],
    'error: `cadastre actions` does not know what to do with `scale`\n  → see `cadastre actions --help`\n',
  ],
  [['list', '--format', 'yaml'], 'error: --format cannot be `yaml`\n  → one of text, json\n'],
])('%j cannot be done', async (words, stderr) => {
  expect(await repositoryOf(EMPTY).run(...words)).toEqual({ code: 2, stdout: '', stderr });
});
