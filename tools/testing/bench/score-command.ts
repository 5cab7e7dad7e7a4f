import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { scoreCatalog } from '../../score/score-catalog.ts';
import { createCatalogToScore, RULES } from './create-catalog-to-score.ts';

// Run by `npm run bench:score`: every function of a catalog in memory by four scorecards. Asserts nothing.

const { values } = parseArgs({
  options: {
    functions: { type: 'string', default: '10000,100000' },
    runs: { type: 'string', default: '3' },
  },
});

const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
print(`${cpu}, ${os.cpus().length} cores, node ${process.version}, ${process.platform}`);
for (const size of values.functions.split(',').map(Number)) {
  const catalog = createCatalogToScore(size);
  const derived = {
    ownersOf: ({ identifier }: { identifier: string }) =>
      catalog.entitiesById.get('function')?.get(identifier)?.team ?? [],
    valueOf: () => 'gold',
    openFurther() {
      const scores: unknown[] = [];
      const put = (row: number, value: unknown): void => void (scores[row] = value);
      return {
        rows: [...Array.from({ length: size }).keys()],
        at: (row: number) => scores[row],
        put,
      };
    },
  };
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const before = process.memoryUsage().rss;
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    const scored = scoreCatalog({ catalog, derived, now: Date.UTC(2026, 10, 25) });
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpuBefore).user / 1e6;
    const after = process.memoryUsage().rss;
    const judged = size * 4 * RULES.length;
    const top = scored.scorecards[0];
    const gold = top?.entities.filter((_, row) => top.levelAt(row) === 3).length ?? 0;
    print(
      `${size} functions × 4 scorecards × ${RULES.length} rules: ${seconds.toFixed(2)} s (${used.toFixed(2)} s CPU), ${((seconds * 1e9) / judged).toFixed(0)} ns a rule, ${Math.round((after - before) / 2 ** 20)} MiB more; ${gold} Gold`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
