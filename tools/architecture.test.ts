import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = import.meta.dirname;

/** Top to bottom: a folder may import the folders above it and no other. */
const ORDER = [
  'model',
  'diagnostics',
  'document',
  'schema',
  'ports',
  'load',
  'derive',
  'query',
  'score',
  'actions',
  'checks',
  'graph',
  'compare',
  'access',
  'automations',
  'editor',
  'sources',
  'plan',
  'reporters',
  'cli',
] as const;

/** What stands outside of the order, and what it may import. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  // An adapter may say why it gave up in words for the user; it knows nothing else of ours.
  adapters: ['model', 'ports', 'diagnostics'],
  // The other side of the wire must not share knowledge with the side under test.
  emulators: ['ports', 'diagnostics'],
};

/** Who may import a library. Nobody else may. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  // An emulator reads and checks with its own eyes what we send.
  yaml: ['document', 'emulators'],
  picomatch: ['checks'],
  re2js: ['schema'],
  ajv: ['schema', 'emulators'],
  'ajv-formats': ['schema', 'emulators'],
  graphql: ['emulators'],
  'ts-json-schema-generator': ['schema'],
  'jq-wasm': ['derive'],
  'fast-glob': ['adapters'],
  '@octokit/rest': ['adapters'],
  '@octokit/plugin-retry': ['adapters'],
  '@octokit/plugin-throttling': ['adapters'],
  'simple-git': ['adapters'],
  '@actions/core': ['adapters'],
  '@aws-sdk/client-cloudcontrol': ['adapters'],
  '@aws-cdk/aws-service-spec': ['adapters'],
};

/** Built-in modules that compute and touch nothing. */
const PURE = [
  'node:buffer',
  'node:crypto',
  'node:events',
  'node:path',
  'node:url',
  'node:util',
  'node:zlib',
];

/** Who may import the built-in modules that touch the world. */
const WORLD: Readonly<Record<string, readonly string[]>> = {
  adapters: [
    'node:child_process',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:perf_hooks',
    'node:timers/promises',
    'node:v8',
    'node:worker_threads',
  ],
  emulators: [
    'node:child_process',
    'node:fs',
    'node:fs/promises',
    'node:http',
    'node:net',
    'node:timers/promises',
  ],
  derive: ['node:worker_threads', 'node:module'],
};

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly specifier: string;
}

function importsOf(folder: string): Import[] {
  const names = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return files.flatMap((name) => {
    const file = path.join(ROOT, folder, name);
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
    return importedFiles.map(({ fileName }) => ({
      file: path.relative(ROOT, file),
      folder,
      specifier: fileName,
    }));
  });
}

function targetFolder({ file, specifier }: Import): string {
  return path.normalize(path.join(path.dirname(file), specifier)).split(path.sep)[0] ?? '';
}

const folders = [...ORDER, ...Object.keys(BESIDE)];
const all = folders.flatMap(importsOf);
/** Run by hand or by npm, never by a command. */
const SCRIPTS = ['schema/generate-schemas-command.ts'];
const shipped = all.filter(({ file }) => !SCRIPTS.includes(file));

describe('direction of imports', () => {
  test('there is something to look at', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  test.each(folders)('%s', (folder) => {
    const position = ORDER.findIndex((name) => name === folder);
    const allowed = new Set(position === -1 ? BESIDE[folder] : ORDER.slice(0, position));
    const outside = shipped
      .filter((each) => each.folder === folder && each.specifier.startsWith('.'))
      .filter((each) => targetFolder(each) !== folder && !allowed.has(targetFolder(each)))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(outside).toEqual([]);
  });

  test('every folder is in the list', () => {
    const known = [...folders, 'documentation', 'testing', 'fixtures'];
    const found = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(found.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });
});

test('a library is imported by its owner alone', () => {
  const foreign = shipped
    .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .filter(({ folder, specifier }) => OWNERS[specifier]?.includes(folder) !== true)
    .map(({ file, specifier }) => `${file} imports ${specifier}`);
  expect(foreign).toEqual([]);
});

test('only adapters, emulators and the jq worker touch the world', () => {
  const touching = shipped
    .filter(({ specifier }) => specifier.startsWith('node:') && !PURE.includes(specifier))
    .filter(({ folder, specifier }) => WORLD[folder]?.includes(specifier) !== true)
    .map(({ file, specifier }) => `${file} imports ${specifier}`);
  expect(touching).toEqual([]);
});
