import { readFileSync } from 'node:fs';
import path from 'node:path';

/** An entity as Port shapes it, with something of everything. */
export const JQ_ENTITY = {
  identifier: 'orders-api',
  title: 'Orders API',
  icon: 'Lambda',
  team: ['shop', 'platform'],
  blueprint: 'service',
  properties: {
    arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders-api',
    url: 'https://github.com/shop/orders-api/blob/main/README.md',
    repository: 'shop/orders-api',
    runtime: 'nodejs20.x',
    language: 'TypeScript',
    memory: 512,
    timeout: 30,
    cost: 12.75,
    replicas: '3',
    version: '1.12.0-rc.1',
    created: '2026-03-04T05:06:07Z',
    deployed: '2026-11-20T10:00:00Z',
    epoch: 1772600767,
    isPublic: true,
    isOld: false,
    description: 'Takes orders, checks stock & payment. Ask #shop.',
    encoded: 'b3JkZXJzOmhlbGxv',
    json: '{"level":3,"names":["a","b"]}',
    empty: '',
    nothing: [],
    tags: { env: 'prod', owner: 'ada', 'cost-center': '42', Tier: 'gold' },
    tagList: [
      { Key: 'env', Value: 'prod' },
      { Key: 'owner', Value: 'ada' },
      { Key: 'tier', Value: 'gold' },
    ],
    incidents: [
      { id: 'i-3', severity: 'high', minutes: 42, isOpen: false },
      { id: 'i-1', severity: 'low', minutes: 7, isOpen: true },
      { id: 'i-2', severity: 'high', minutes: 13, isOpen: true },
    ],
    numbers: [3, 1, 2, 3],
    words: ['beta', 'Alpha', 'gamma', 'alpha'],
    nested: { a: { b: { c: [1, [2, [3]]] } }, list: [{ x: 1 }, { x: null }, {}] },
    coverage: 81.5,
    unicode: 'Größe 東京 🚀',
    path: '/orders/{id}/items',
    cron: 'rate(5 minutes)',
    ips: ['10.0.0.1', '192.168.1.20'],
  },
  relations: { system: 'checkout', uses: ['orders-table', 'orders-queue'], domain: null },
} as const;

/** Programs of ours in the style of those that people write as calculations, one a line: each over `JQ_ENTITY`. */
export const JQ_PROGRAMS: readonly string[] = readFileSync(
  path.join(import.meta.dirname, '..', 'fixtures', 'jq', 'programs.txt'),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '');
