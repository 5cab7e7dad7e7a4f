import os from 'node:os';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import path from 'node:path';

// Run by `npm run bench:derive`: what is derived of a catalog in memory, and its scores. Asserts nothing.

const { values } = parseArgs({
  options: {
    functions: { type: 'string', default: '65700,100000' },
    runs: { type: 'string', default: '3' },
    verify: { type: 'boolean', default: false },
  },
});

const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
print(`${cpu}, ${os.cpus().length} cores, node ${process.version}, ${process.platform}`);
print(
  'functions with 20 calculations (10 plain paths, 10 jq), 10 mirrors and 10 aggregations each, and 4 scorecards of 10 rules',
);
const once = path.join(import.meta.dirname, 'derive-once.js');
for (const functions of values.functions.split(',')) {
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const target = { program: 'node', cwd: os.tmpdir() };
    const isVerified = values.verify ? 'verify' : '';
    const measured = measure(target, [once, functions, isVerified]);
    print(measured.stdout.trimEnd());
    print(
      `  the process, from start to end: ${measured.wall.toFixed(1)} s, ${measured.cpu?.toFixed(1)} s CPU, peak ${Math.round(measured.peak ?? 0)} MiB`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
