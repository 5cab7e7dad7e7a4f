import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parse } from 'yaml';

export interface PeerResult {
  readonly name: string;
  /** Seconds, or why there are none. */
  readonly wall: number | string;
}

const PACKAGES = ['ajv-cli@5.0.0', '@sourcemeta/jsonschema@16.11.0'];

/**
 * Validators that know schemas alone, over the same entities: each entity against the JSON Schema of its
 * blueprint, nothing across files. Installed into `folder` for this run.
 */
export function measurePeers(folder: string, root: string): readonly PeerResult[] {
  const install = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefix', folder, ...PACKAGES],
    { stdio: 'ignore' },
  );
  if (install.status !== 0)
    return PACKAGES.map((name) => ({ name, wall: 'not installed: no registry' }));
  const kinds = readdirSync(path.join(root, 'catalog')).filter((name) => name !== '_team');
  const schemas = kinds.map((kind) => writeSchema(folder, root, kind));
  const bin = (name: string): string => path.join(folder, 'node_modules', '.bin', name);
  return [
    time(PACKAGES[0] ?? '', bin('ajv'), kinds, (index) => [
      'validate',
      '--spec=draft7',
      '--strict=false',
      '-s',
      schemas[index] ?? '',
      '-d',
      path.join(root, 'catalog', kinds[index] ?? '', '**', '*.yaml'),
    ]),
    time(PACKAGES[1] ?? '', bin('jsonschema'), kinds, (index) => [
      'validate',
      schemas[index] ?? '',
      path.join(root, 'catalog', kinds[index] ?? ''),
      '--extension',
      '.yaml',
    ]),
  ];
}

function writeSchema(folder: string, root: string, kind: string): string {
  const text = readFileSync(path.join(root, 'blueprints', `${kind}.yaml`), 'utf8');
  const blueprint = parse(text) as { schema: { properties: Record<string, { format?: string }> } };
  for (const property of Object.values(blueprint.schema.properties)) delete property.format;
  const file = path.join(folder, 'schemas', `${kind}.json`);
  if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['identifier'],
    properties: {
      identifier: { type: 'string' },
      properties: { type: 'object', ...blueprint.schema, additionalProperties: false },
    },
  };
  writeFileSync(file, JSON.stringify(schema));
  return file;
}

function time(
  name: string,
  bin: string,
  kinds: readonly string[],
  wordsOf: (index: number) => readonly string[],
): PeerResult {
  const start = performance.now();
  for (const index of kinds.keys()) {
    const { status, stderr } = spawnSync(bin, [...wordsOf(index)], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 2 ** 30,
    });
    if (status !== 0) {
      const line = stderr.trim().split('\n').at(-1)?.slice(0, 120) ?? '';
      return { name, wall: `ended with ${status}: ${line}` };
    }
  }
  return { name, wall: (performance.now() - start) / 1000 };
}
