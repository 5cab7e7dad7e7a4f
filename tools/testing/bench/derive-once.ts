import { performance } from 'node:perf_hooks';
import { deriveCatalog } from '../../derive/derive-catalog.ts';
import { isRecord } from '../../load/is-record.ts';
import { createCatalogToDerive } from './create-catalog-to-derive.ts';

// One evaluation in a process of its own, for `npm run bench:derive`.

const { blueprints, entities } = createCatalogToDerive(Number(process.argv[2]));
const before = Math.round(process.memoryUsage().rss / 2 ** 20);
const cpuBefore = process.cpuUsage();
const started = performance.now();
const derived = await deriveCatalog({
  blueprints,
  entities,
  now: new Date('2026-11-25T00:00:00Z'),
  matches: ({ rules }, view) => {
    // The queries have one rule each: what asking costs is measured with the scores.
    const rule: unknown = Array.isArray(rules) ? rules[0] : undefined;
    const { property, value } = isRecord(rule) ? rule : {};
    const given = typeof property === 'string' ? view.valueOf(property) : undefined;
    return typeof given === 'number' && typeof value === 'number' && given > value;
  },
});
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
let values = 0;
for (const entity of entities) values += Object.keys(derived.valuesOf(entity)).length;
process.stdout.write(
  `${entities.length} entities, ${values} derived values, ${derived.findings.length} findings: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s CPU; the catalog alone took ${before} MiB\n`,
);
for (const { property, kind, message } of derived.findings.slice(0, 5))
  process.stdout.write(`  ${property}: ${kind}: ${message}\n`);
