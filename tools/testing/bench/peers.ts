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

interface Peer {
  readonly name: string;
  readonly bin: string;
  /** The arguments for one blueprint: its schema, and the folder of its entities. */
  words(schema: string, folder: string): readonly string[];
}

/** Both read YAML: ajv-cli by the extension, jsonschema when told to look for it in a folder. */
const PEERS: readonly Peer[] = [
  {
    name: 'ajv-cli@5.0.0',
    bin: 'ajv',
    words: (schema, folder) => [
      'validate',
      '--spec=draft7',
      '--strict=false',
      '-s',
      schema,
      '-d',
      path.join(folder, '**', '*.yaml'),
    ],
  },
  {
    name: '@sourcemeta/jsonschema@16.11.0',
    bin: 'jsonschema',
    words: (schema, folder) => ['validate', '--fast', schema, folder, '--extension', '.yaml'],
  },
];

export interface PeerRequest {
  /** Where they are installed for this run. */
  readonly folder: string;
  /** The catalog. */
  readonly root: string;
  readonly runs: number;
}

/**
 * Validators that know schemas alone, over the same entities: each entity against the JSON Schema of its
 * blueprint, one process a blueprint, nothing across files.
 */
export function measurePeers({ folder, root, runs }: PeerRequest): readonly PeerResult[] {
  const why = install(folder);
  if (why !== undefined) return PEERS.map(({ name }) => ({ name, wall: `skipped: ${why}` }));
  const kinds = readdirSync(path.join(root, 'catalog')).filter((name) => name !== '_team');
  const schemas = new Map(kinds.map((kind) => [kind, writeSchema(folder, root, kind)]));
  return PEERS.map((peer) => {
    const run = (): string | undefined => validate(peer, { folder, root, schemas });
    const walls: number[] = [];
    for (let count = 0; count < runs; count += 1) {
      const start = performance.now();
      const failure = run();
      if (failure !== undefined) return { name: peer.name, wall: failure };
      walls.push((performance.now() - start) / 1000);
    }
    const isBlind = withMistake(root, kinds, run) === undefined;
    const middle = walls.toSorted((a, b) => a - b)[Math.floor((runs - 1) / 2)] ?? 0;
    return { name: peer.name, wall: isBlind ? 'does not find a planted mistake' : middle };
  });
}

/** Why they could not be installed. */
function install(folder: string): string | undefined {
  const { status, stderr, error } = spawnSync(
    'npm',
    [...INSTALL, '--prefix', folder, ...PEERS.map(({ name }) => name)],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status === 0) return undefined;
  const lines = (stderr ?? '').split('\n').filter((line) => line.startsWith('npm error'));
  return `npm install failed: ${error?.message ?? lines.slice(0, 2).join('; ')}`;
}

const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund'];

/** A value that the schema does not allow, in one entity, while `work` runs. */
function withMistake<T>(root: string, kinds: readonly string[], work: () => T): T {
  const folder = path.join(root, 'catalog', kinds.at(-1) ?? '', '0');
  const file = path.join(folder, readdirSync(folder).at(-1) ?? '');
  const text = readFileSync(file, 'utf8');
  try {
    writeFileSync(file, text.replace(/tier: \w+/, 'tier: lead'));
    return work();
  } finally {
    writeFileSync(file, text);
  }
}

interface Entities {
  readonly folder: string;
  readonly root: string;
  readonly schemas: ReadonlyMap<string, string>;
}

/** Why it ended, unless everything is valid. */
function validate(peer: Peer, { folder, root, schemas }: Entities): string | undefined {
  const bin = path.join(folder, 'node_modules', '.bin', peer.bin);
  for (const [kind, schema] of schemas) {
    const words = peer.words(schema, path.join(root, 'catalog', kind));
    const { status, stderr } = spawnSync(bin, [...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 2 ** 30,
    });
    if (status === 0) continue;
    const line = stderr?.trim().split('\n').at(-1)?.slice(0, 120) ?? '';
    return `ended with ${status}: ${line}`;
  }
  return undefined;
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
