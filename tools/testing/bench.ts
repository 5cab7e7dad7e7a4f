import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

// Run by `npm run bench [ENTITIES]`: prints what was measured, on which input. Asserts nothing.

const MAIN = path.join(import.meta.dirname, '..', 'main.js');
const COUNT = Number(process.argv[2] ?? 10_000);
const RUNS = 10;

/** One file an entity, some 700 bytes each, over four blueprints with relations and teams. */
function generateCatalog(root: string, entities: number): void {
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  write('cadastre.yaml', 'version: 1\n');
  write('blueprints/team.yaml', 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n');
  for (const name of ['service', 'queue', 'table', 'topic']) {
    write(
      `blueprints/${name}.yaml`,
      `identifier: ${name}\ntitle: ${name}\nschema:\n  properties:\n    description: {type: string}\n    url: {type: string, format: url}\n    tier: {type: string, enum: [gold, silver, bronze]}\n    memory: {type: number, minimum: 1}\n    tags: {type: object}\n    hosts: {type: array, items: {type: string}}\n  required: [tier]\nrelations:\n  uses: {target: ${name}, many: true}\n  main: {target: service}\n`,
    );
  }
  for (let team = 0; team < 20; team += 1)
    write(`catalog/_team/team-${team}.yaml`, `identifier: team-${team}\n`);
  const kinds = ['service', 'queue', 'table', 'topic'];
  for (let index = 0; index < entities; index += 1) {
    const kind = kinds[index % 4] ?? 'service';
    const other = (index + 4 * 37) % entities;
    write(
      `catalog/${kind}/${Math.floor(index / 1000)}/${kind}-${index}.yaml`,
      `identifier: ${kind}-${index}\ntitle: The ${kind} number ${index}\nteam: team-${index % 20}\nproperties:\n  description: ${'It does one thing, and it does that well enough for everybody. '.repeat(4)}\n  url: https://example.com/${kind}/${index}\n  tier: gold\n  memory: ${128 + index}\n  tags:\n    cost-centre: "${index % 97}"\n    stage: production\n  hosts:\n    - host-${index}-a.example.com\n    - host-${index}-b.example.com\nrelations:\n  uses:\n    - ${kinds[other % 4]}-${other}\n  main: service-${(index * 4) % entities}\n`,
    );
  }
}

function readAll(root: string): { files: number; bytes: number; seconds: number } {
  const start = performance.now();
  let [files, bytes] = [0, 0];
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue;
    bytes += readFileSync(path.join(root, name)).length;
    files += 1;
  }
  return { files, bytes, seconds: (performance.now() - start) / 1000 };
}

/** The middle of several wall times of a process, in milliseconds. */
function median(words: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    spawnSync(process.execPath, [...words], { stdio: 'ignore' });
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

const bare = median(['-e', '0']);
const help = median([MAIN, '--help']);
const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-bench-'));
try {
  generateCatalog(root, COUNT);
  const read = readAll(root);
  const start = performance.now();
  const probe = `process.on('exit', () => { process.stderr.write('peak ' + process.resourceUsage().maxRSS); }); await import(${JSON.stringify(MAIN)});`;
  const check = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', probe, 'x', 'check', '--cwd', root],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - start) / 1000;
  const peak = Number(/peak (\d+)/.exec(check.stderr)?.[1] ?? 0) / 1024;
  const rows = [
    [
      'input',
      `${read.files} files, ${(read.bytes / 1024 / 1024).toFixed(1)} MiB, node ${process.version}, ${os.cpus().length} cores`,
    ],
    ['node -e 0, median of 10', `${bare.toFixed(0)} ms`],
    [
      'cadastre --help, median of 10',
      `${help.toFixed(0)} ms, ${(help / bare).toFixed(2)} × bare node`,
    ],
    ['walk and read the same bytes', `${read.seconds.toFixed(2)} s`],
    [
      'cadastre check, cold',
      `${seconds.toFixed(2)} s, ${(seconds / read.seconds).toFixed(1)} × reading`,
    ],
    ['peak memory', `${peak.toFixed(0)} MiB`],
    ['said', check.stdout.trim().split('\n').at(-1) ?? ''],
  ];
  for (const [name = '', value = ''] of rows) process.stdout.write(`${name.padEnd(32)} ${value}\n`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
