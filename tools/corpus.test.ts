import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startCloudControl } from './emulators/aws/start-cloud-control.ts';
import type { EstateResource } from './emulators/aws/estate-resource.ts';
import { CONNECTORS } from './sources/aws/edges/edge-rules.ts';
import { compareEdges } from './testing/compare-edges.ts';
import { createRepository } from './testing/create-repository.ts';
import { runCommand } from './testing/run-command.ts';

const CORPUS = path.join(
  import.meta.dirname,
  '..',
  '..',
  'shared',
  'corpus',
  'aws',
  'live-models.jsonl',
);
const isThere = existsSync(CORPUS);
if (!isThere)
  console.log(
    `skipped: the corpus runs, because ${path.relative(process.cwd(), CORPUS)} is not here`,
  );

const PLANTED = 'AKIAPLANTEDPLANTED99';

/** The read-back models as an estate, with a secret in every place of an environment that a model can have. */
function readModels(): readonly EstateResource[] {
  const lines = readFileSync(CORPUS, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const { TypeName, Identifier, region, accountId, Properties } = JSON.parse(line);
    const properties =
      TypeName === 'AWS::Lambda::Function'
        ? {
            ...Properties,
            Environment: {
              Variables: { ...Properties.Environment?.Variables, PLANTED_KEY: PLANTED },
            },
          }
        : Properties;
    return { type: TypeName, identifier: Identifier, region, account: accountId, properties };
  });
}

describe.skipIf(!isThere)('633 real read-back models', () => {
  test('become entities that pass the checks; a second survey, all shuffled, changes nothing', async () => {
    const estate = readModels();
    const server = await startCloudControl({ estate, shuffle: 'all', seed: 1 });
    const root = createRepository('shipped', {
      'cadastre.yaml':
        'version: 1\naws:\n  accounts: [{id: "111111111111"}]\n  regions: [us-east-1, us-west-2, ap-northeast-1]\n',
    });
    try {
      const sync = async (...words: string[]) =>
        JSON.parse(
          (
            await runCommand(['sync', 'aws', '--format', 'json', ...words], {
              cwd: root,
              loopback: server.url,
            })
          ).stdout,
        );
      const first = await sync('--write');
      const connections = new Set(CONNECTORS.map(({ type }) => type));
      const covered = new Set<string>(
        first.scopes
          .map(({ type }: { type: string }) => type)
          .filter((type: string) => !connections.has(type)),
      );
      // Two of the models are there twice, under one identifier.
      const models = estate.filter(({ type }) => covered.has(type));
      const expected = new Set(models.map(({ type, identifier }) => `${type} ${identifier}`)).size;
      const surveyed = first.changes.filter(
        ({ blueprint }: { blueprint: string }) =>
          blueprint !== 'region' && blueprint !== 'awsAccount',
      );
      console.log(
        `corpus: ${estate.length} models, ${covered.size} covered types, ${expected} of them covered, ${surveyed.length} entities, ${first.summary.external} external references, ${first.warnings.length} warnings`,
      );
      const { found, missing } = compareEdges(models, surveyed);
      console.log(
        `corpus: of ${found + missing.length} whole ARNs whose target is an entity, ${found} are edges`,
      );
      expect(missing).toEqual([]);
      expect(surveyed.length).toBe(expected);
      expect(first.warnings).toEqual([]);
      const check = await runCommand(['check'], { cwd: root });
      expect(check.stdout).toContain('no problems');
      const second = await sync();
      expect(second.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
      expect(await runGrep(root)).toEqual([]);
    } finally {
      await server.close();
    }
  }, 120_000);
});

/** Files below the catalog that hold the planted secret. */
async function runGrep(root: string): Promise<string[]> {
  const { readdir, readFile } = await import('node:fs/promises');
  const names = await readdir(path.join(root, 'catalog'), { recursive: true });
  const hits: string[] = [];
  for (const name of names.filter((each) => each.endsWith('.yaml'))) {
    if ((await readFile(path.join(root, 'catalog', name), 'utf8')).includes(PLANTED))
      hits.push(name);
  }
  return hits;
}
