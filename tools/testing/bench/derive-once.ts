import { isDeepStrictEqual } from 'node:util';
import { performance } from 'node:perf_hooks';
import type { DerivedCatalog } from '../../derive/derived-catalog.ts';
import { readSnapshot, writeSnapshot } from '../../derive/snapshot/snapshot-text.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { deriveWithQueries } from '../../query/derive-with-queries.ts';
import { plainScores } from '../../score/plain-scores.ts';
import { scoreCatalog } from '../../score/score-catalog.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';
import { createCatalogToScore } from './create-catalog-to-score.ts';

// One catalog in a process of its own, for `npm run bench:derive`: in full, and after one entity changed, with what was
// written. With `verify` the second is also worked out without it, and compared.

const NOW = new Date('2026-11-25T00:00:00Z');
const LATER = new Date('2026-11-25T00:01:00Z');
const PROGRAM = 'bench';

interface Evaluated {
  readonly derived: DerivedCatalog;
  readonly scored: ScoredCatalog;
}

async function evaluate(catalog: FullCatalog, now: Date, text?: string): Promise<Evaluated> {
  const snapshot = text === undefined ? undefined : readSnapshot(text, PROGRAM);
  const derived = await deriveWithQueries(catalog, now, { snapshot });
  return { derived, scored: scoreCatalog({ catalog, derived, now: now.getTime() }) };
}

/** One function has another memory, which programs, and a rule, read. */
function changeOne(catalog: FullCatalog, memory: number): FullCatalog {
  const name = 'function-777';
  const entities = catalog.entities.map((entity) =>
    entity.identifier === name
      ? { ...entity, properties: { ...entity.properties, memory }, version: `memory ${memory}` }
      : entity,
  );
  const entitiesById = new Map(catalog.entitiesById);
  const functions = new Map(catalog.entitiesById.get('function'));
  for (const entity of entities) if (entity.identifier === name) functions.set(name, entity);
  return { ...catalog, entities, entitiesById: entitiesById.set('function', functions) };
}

async function measure<T>(what: string, run: () => Promise<T>): Promise<T> {
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const result = await run();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  process.stdout.write(
    `  ${what.padEnd(52)} ${seconds.toFixed(2).padStart(6)} s ${((user + system) / 1e6).toFixed(2).padStart(6)} s CPU\n`,
  );
  return result;
}

const [functions = '100000', isVerified] = process.argv.slice(2);
const catalog = createCatalogToScore(Number(functions));
const rss = Math.round(process.memoryUsage().rss / 2 ** 20);
process.stdout.write(`${catalog.entities.length} entities, which alone take ${rss} MiB\n`);
const text = await (async () => {
  const { derived, scored } = await measure('in full', () => evaluate(catalog, NOW));
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  if (derived.findings.length > 0) throw new Error(derived.findings[0]?.message);
  const taken = derived.takeSnapshot(true);
  const written = writeSnapshot(taken, PROGRAM).join('');
  const all = scored.scorecards.reduce((sum, { entities }) => sum + entities.length, 0);
  const megabytes = Math.round(written.length / 1e6);
  process.stdout.write(
    `  peak until then ${peak} MiB; ${all} scores; what is written is ${megabytes} MB\n`,
  );
  return written;
})();
if (isVerified !== 'verify') {
  await measure('one entity changed, read from what was written', () =>
    evaluate(changeOne(catalog, 1), NOW, text),
  );
  await measure('the same a minute later: one program reads the time', () =>
    evaluate(changeOne(catalog, 2), LATER, text),
  );
} else {
  const changed = changeOne(catalog, 1);
  const [anew, again] = [await evaluate(changed, LATER), await evaluate(changed, LATER, text)];
  let values = 0;
  for (const entity of changed.entities) {
    const both = [anew, again].map(({ derived, scored }) => ({
      values: derived.valuesOf(entity),
      owners: derived.ownersOf(entity),
      scores: plainScores(entity, scored.scorecards),
    }));
    if (!isDeepStrictEqual(both[0], both[1])) throw new Error(`${entity.identifier} is another`);
    values += Object.keys(both[0]?.values ?? {}).length;
  }
  process.stdout.write(`  ${values} values and all scores are the same with and without\n`);
}
