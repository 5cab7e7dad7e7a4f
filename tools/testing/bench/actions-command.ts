import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createGithubWorld, PERSON, REPOSITORY } from '../create-github-world.ts';
import { generateCatalog } from './generate-catalog.ts';

// Run by `npm run bench:actions`: what the toolkit takes of a run, from the start of its step to the first step of the action.

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '5' },
  },
});

const ACTION = `identifier: scale
title: Scale
trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  userInputs: {properties: {copies: {type: number, minimum: 1}}, required: [copies]}
invocationMethod:
  type: STEPS
  env: {COPIES: "{{ .inputs.copies }}", SERVICE: "{{ .entity.identifier | ascii_upcase }}"}
  steps: [{run: "true"}]
`;

const main = path.join(import.meta.dirname, '..', '..', 'main.js');
const temporary = (name: string): string =>
  mkdtempSync(path.join(os.tmpdir(), `cadastre-${name}-`));

for (const size of values.sizes.split(',').map(Number)) {
  const seed = temporary('bench');
  generateCatalog(seed, size);
  mkdirSync(path.join(seed, 'actions'));
  writeFileSync(path.join(seed, 'actions', 'scale.yaml'), ACTION);
  const world = await createGithubWorld(seed);
  const clone = await world.clone();
  const event = path.join(temporary('event'), 'event.json');
  const inputs = { entity: 'service-0', copies: '3' };
  const repository = { default_branch: 'main', full_name: REPOSITORY };
  writeFileSync(event, JSON.stringify({ inputs, repository }));
  const env = {
    PATH: process.env['PATH'],
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_TOKEN: world.token,
    GITHUB_API_URL: world.github.apiUrl,
    GITHUB_SERVER_URL: world.github.url,
    GITHUB_EVENT_PATH: event,
    GITHUB_RUN_ID: '1',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_ACTOR: PERSON,
  };
  const times: number[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const start = performance.now();
    const words = [main, 'run', 'scale', '--stage', 'begin'];
    const child = spawn(process.execPath, words, {
      cwd: clone,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
    if (code !== 0) throw new Error(`the run ended with ${code}`);
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const list = sorted.map((time) => (time / 1000).toFixed(2)).join(', ');
  process.stdout.write(
    `${size} entities, no cache: ${(median / 1000).toFixed(2)} s from the start of the step to its end (${list})\n`,
  );
  await world.close();
}
