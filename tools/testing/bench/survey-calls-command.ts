import os from 'node:os';
import { createCloudControl } from '../../adapters/cloud-control.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { createEmulation } from '../../emulators/aws/create-emulation.ts';
import type { EstateResource } from '../../emulators/aws/estate-resource.ts';
import { startCloudControl } from '../../emulators/aws/start-cloud-control.ts';
import { DEFAULT_PAGE_SIZE, getTypeBehaviour } from '../../emulators/aws/type-behaviours.ts';
import type { Cloud } from '../../ports/cloud.ts';
import { createPacedCloud } from '../../sources/aws/pace/create-paced-cloud.ts';
import { survey } from '../../sources/aws/survey/survey.ts';
import type { Observation } from '../../sources/aws/observation.ts';
import { recordInto } from '../record-into.ts';
import { KINDS } from '../converge/kinds.ts';
import { createEmulatedCloud } from '../create-emulated-cloud.ts';
import { createVirtualClock } from '../create-virtual-clock.ts';
import { generateEstate } from './generate-estate.ts';

// Run by `npm run bench:survey`: calls against the least, and wall against calls ÷ rate. Asserts nothing.

const LIMIT = { rate: 20, burst: 20 };
const LATENCY = 300;
// Global types are asked here as well, so that one bucket serves all calls.
const REGION = 'us-east-1';
const TYPES = KINDS.map(({ type }) => type);

printMachine();
await measureVirtual(3000);
await measureVirtual(30_000);
await measureReal(300);

function printMachine(): void {
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  print(`${cpu}, ${os.cpus().length} cores, node ${process.version}, ${process.platform}`);
}

async function surveyOne(cloud: Cloud, account: string): Promise<number> {
  const accounts = [{ id: account, name: undefined, regions: [REGION] }];
  const observations: Observation[] = [];
  const request = { accounts, types: TYPES, known: [], tagKeys: new Set<string>() };
  await survey(cloud, { ...request, record: recordInto(observations) });
  return observations.length;
}

/** One account and region behind a bucket of calls, on a clock whose seconds take no time. */
async function measureVirtual(resources: number): Promise<void> {
  const estate = generateEstate({ accounts: 1, regions: [REGION], resources });
  const clock = createVirtualClock();
  const emulation = createEmulation({ estate, limit: LIMIT, now: () => clock.now() });
  const cloud = createEmulatedCloud(emulation, () => clock.sleep(LATENCY));
  const found = await clock.run(
    surveyOne(createPacedCloud(cloud, clock), estate[0]?.account ?? ''),
  );
  report('virtual clock', { estate, found, calls: emulation.requests.length, ms: clock.now() });
}

/** The same over HTTP with the SDK, and real seconds. */
async function measureReal(resources: number): Promise<void> {
  const estate = generateEstate({ accounts: 1, regions: [REGION], resources });
  const account = estate[0]?.account ?? '';
  const server = await startCloudControl({
    estate,
    limit: LIMIT,
    latency: LATENCY,
    baseAccount: account,
  });
  const started = performance.now();
  const cloud = createCloudControl({ loopback: server.url, roles: {} });
  const found = await surveyOne(createPacedCloud(cloud, systemClock), account);
  const ms = performance.now() - started;
  report('loopback, real seconds', { estate, found, calls: server.requests.length, ms });
  await server.close();
}

interface Measured {
  readonly estate: readonly EstateResource[];
  readonly found: number;
  readonly calls: number;
  readonly ms: number;
}

function report(name: string, { estate, found, calls, ms }: Measured): void {
  const least = leastCalls(estate);
  print(
    `\n${name}: ${estate.length} resources, ${found} observed, ${LIMIT.rate} calls/s, ${LATENCY} ms`,
  );
  print(`  calls      ${calls}, at least ${least}: ${(calls / least).toFixed(3)} × (goal 1.05)`);
  const ideal = (calls / LIMIT.rate) * 1000;
  print(
    `  wall       ${(ms / 1000).toFixed(1)} s, calls ÷ rate ${(ideal / 1000).toFixed(1)} s: ${(ms / ideal).toFixed(3)} × (goal 1.15)`,
  );
}

/** Every page of every list, one list a parent, and a read of whatever its list does not tell in full. */
function leastCalls(estate: readonly EstateResource[]): number {
  let calls = 0;
  for (const type of TYPES) {
    const behaviour = getTypeBehaviour(type);
    const all = estate.filter((each) => each.type === type);
    const size = behaviour.truncatesAt ?? behaviour.pageSize ?? DEFAULT_PAGE_SIZE;
    const parent = KINDS.find((kind) => kind.type === type)?.parent;
    const parents = estate.filter((each) => each.type === parent);
    const names = parent === undefined ? [''] : parents.map(({ identifier }) => identifier);
    const lists = new Map(names.map((name) => [name, 0]));
    for (const { identifier } of all) {
      const key = parent === undefined ? '' : (identifier.split('|')[0] ?? '');
      lists.set(key, (lists.get(key) ?? 0) + 1);
    }
    for (const count of lists.values()) calls += Math.max(1, Math.ceil(count / size));
    const told = Math.min(all.length, behaviour.truncatesAt ?? all.length);
    if (behaviour.list !== 'full') calls += told;
  }
  return calls;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
