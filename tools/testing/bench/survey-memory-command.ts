import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isRegional } from './create-estate-cloud.ts';
import { measure } from './measure.ts';

// Run by `npm run bench:survey`: a survey that adds everything, and one that finds nothing to do. Asserts nothing.

const { values } = parseArgs({
  options: {
    resources: { type: 'string', default: '100000' },
    accounts: { type: 'string', default: '20' },
  },
});
const REGIONS = ['eu-west-1', 'us-east-1', 'eu-central-1'];
const PACKAGE = path.join(import.meta.dirname, '..', '..', '..');

const accounts = Array.from(
  { length: Number(values.accounts) },
  (_, index) => 100_000_000_001 + index,
);
const blueprints = path.join(PACKAGE, 'blueprints');
const texts = readdirSync(blueprints).map((name) =>
  readFileSync(path.join(blueprints, name), 'utf8'),
);
const types = [...new Set(texts.flatMap((text) => text.match(/AWS::\w+::\w+/g) ?? []))].toSorted();
const lists = types.filter(isRegional).length * accounts.length * REGIONS.length;
const perList = Math.ceil(Number(values.resources) / lists);

const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-bench-'));
try {
  cpSync(blueprints, path.join(root, 'blueprints'), { recursive: true });
  mkdirSync(path.join(root, 'catalog'));
  const named = accounts.map((id) => `{id: "${id}"}`).join(', ');
  writeFileSync(
    path.join(root, 'cadastre.yaml'),
    `version: 1\naws: {accounts: [${named}], regions: [${REGIONS.join(', ')}]}\n`,
  );
  print(
    `${perList * lists} resources: ${accounts.length} accounts, ${REGIONS.length} regions, ${lists} lists of ${perList}`,
  );
  for (const row of ['everything is new', 'nothing changed']) {
    const once = path.join(import.meta.dirname, 'survey-once.js');
    const target = { program: 'node', cwd: root };
    const { wall, peak, stdout } = measure(target, [once, root, String(perList), ...types]);
    const journal = statSync(path.join(root, '.cadastre', 'survey', 'aws-1-of-1.jsonl')).size;
    print(
      `${row}: ${stdout.trim()}; ${wall.toFixed(1)} s, peak ${Math.round(peak ?? 0)} MiB, journal ${Math.round(journal / 2 ** 20)} MiB`,
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
