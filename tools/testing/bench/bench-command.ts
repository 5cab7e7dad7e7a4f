import os from 'node:os';
import { parseArgs } from 'node:util';
import { judgeGrowth } from './judge-growth.ts';
import { judgeSize } from './judge-size.ts';
import { measureSize, ROWS, type RowName, type SizeResult } from './measure-size.ts';

// Run by `npm run bench`: prints what was measured, on which input. Asserts nothing.

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    runs: { type: 'string', default: '3' },
    peers: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
  },
});

const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
const memory = Math.round(os.totalmem() / 2 ** 30);
print(
  `${cpu}, ${os.cpus().length} cores, ${memory} GiB, node ${process.version}, ${process.platform}`,
);
print(
  `median of ${values.runs} runs; one file an entity; peers: ${values.peers ? 'yes' : 'no (--peers)'}`,
);

const results: SizeResult[] = [];
for (const size of values.sizes.split(',').map(Number)) {
  const result = await measureSize(size, { runs: Number(values.runs), hasPeers: values.peers });
  printSize(result);
  results.push(result);
}
print('');
for (const line of judgeGrowth(results)) print(line);
if (values.million) printSize(await measureSize(1_000_000, { runs: 1, hasPeers: false }));

function printSize({ entities, rows, peers }: SizeResult): void {
  print(`\n${entities.toLocaleString('en')} entities`);
  for (const [name, title] of Object.entries(ROWS)) {
    const { wall, cpu: seconds, peak } = rows[name as RowName];
    const cells = [
      `${wall.toFixed(2)} s`,
      seconds === undefined ? '' : `${seconds.toFixed(2)} s CPU`,
      peak === undefined ? '' : `${peak.toFixed(0)} MiB`,
    ];
    print(`  ${title.padEnd(40)}${cells.map((cell) => cell.padStart(12)).join('')}`);
  }
  for (const { name, wall } of peers)
    print(
      `  ${name.padEnd(40)}${(typeof wall === 'number' ? `${wall.toFixed(2)} s` : wall).padStart(12)}`,
    );
  for (const line of judgeSize({ entities, rows, peers })) print(`  ${line}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
