import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entity } from '../load/catalog.ts';
import type { Change, Plan } from '../plan/change.ts';
import { renderSyncPullRequest } from './sync-markdown.ts';
import type { SyncReport } from './sync-report.ts';

/** What names and values may hold, and must not do anything. */
const HOSTILE = [
  '`',
  '``|``',
  '|',
  String.raw`\|`,
  '@everyone',
  '<!-- cadastre-sync-end -->',
  '</details>',
  '<script>',
  '${{ github.token }}',
  'a\nb\r\n| c |',
  '\u202E',
  '[x](http://y)',
  '#1',
  '```mermaid',
  'x'.repeat(70_000),
];
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc
    .array(fc.constantFrom(...HOSTILE.slice(0, -1)), { minLength: 1 })
    .map((parts) => parts.join('')),
);
const source = { aws: 'AWS::SQS::Queue', account: '111111111111', region: 'eu-west-1', id: 'x' };

/** An entity of the catalog, of which only the names matter here. */
function entityOf({
  blueprint,
  identifier,
  title,
}: Pick<Entity, 'blueprint' | 'identifier' | 'title'>): Entity {
  return {
    blueprint,
    identifier,
    title,
    team: [],
    relations: {},
    edges: [],
    source,
    propertyNames: [],
    references: [],
    origin: { file: 'a.yaml', index: 0, path: [] },
  };
}

const change = fc
  .record({
    action: fc.constantFrom('create', 'update', 'delete'),
    blueprint: text,
    identifier: text,
    title: text,
    value: fc.oneof(text, fc.integer(), fc.constant(undefined)),
    target: text,
  })
  .map(({ action, value, target, ...names }): Change => {
    const at = { ...names, account: '111111111111', region: 'eu-west-1', file: 'a.yaml' };
    const entity = entityOf(names);
    if (action === 'create') {
      const edges = { uses: { [target]: { via: target } } };
      return {
        action,
        ...at,
        created: { ...names, properties: { p: value }, relations: {}, edges, source },
      };
    }
    if (action === 'delete')
      return { action, ...at, entity, authored: [target], referrers: [target] };
    const values = [
      { path: `properties.${target}`, before: value, after: target },
      { path: `edges.uses.${target}`, before: undefined, after: { via: target } },
    ];
    return { action: 'update', ...at, entity, values, edits: [] };
  });

function reportOf(changes: readonly Change[], reason: string): SyncReport {
  const held = changes.flatMap((each) => (each.action === 'delete' ? [each] : []));
  const plan: Plan = { changes, held, unchanged: 0, external: 0 };
  const scope = {
    account: '1',
    region: 'r',
    type: 't',
    state: 'denied',
    listed: 0,
    read: 0,
  } as const;
  const warning = { blueprint: reason, identifier: reason, path: reason, message: reason };
  return {
    plan,
    scopes: [{ ...scope, reason }],
    warnings: [warning],
    accountNames: new Map(),
    mask: (each) => each,
  };
}

/** Outside of code nothing of others may stand; what is left is our own. */
function withoutCode(body: string): string {
  return body.replaceAll(/(?<!`)(`+)(?!`)(?:(?!\1(?!`))[\s\S])*?[^`]\1(?!`)/g, 'code');
}

test('whatever things are called: within the limit, tables whole, nobody called, nothing hidden', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 60 }),
      text,
      fc.integer({ min: 3000, max: 70_000 }),
      fc.constantFrom('changes' as const, 'deletions' as const),
      (changes, reason, limit, kind) => {
        const { title, body } = renderSyncPullRequest(reportOf(changes, reason), {
          label: reason,
          kind,
          limit,
        });
        expect(title.length).toBeLessThanOrEqual(256);
        expect(title).not.toMatch(/\n|@everyone/);
        expect(body.length).toBeLessThanOrEqual(limit);
        expect(body).not.toMatch(/<!--|<\/?script/i);
        expect(body.match(/<details>/g)?.length ?? 0).toBe(
          body.match(/^<\/details>$/gm)?.length ?? 0,
        );
        const rows = body.split('\n').filter((line) => line.startsWith('| '));
        for (const row of rows) {
          const cells = row.replaceAll(/\\./g, '').split('|').length - 2;
          expect([1, 2, 3, 4, 5]).toContain(cells);
        }
        expect(withoutCode(body)).not.toContain('@everyone');
      },
    ),
  );
});

test('two of one name are told apart by their regions', () => {
  const at = { blueprint: 'sqs', identifier: 'a', title: 'orders', account: '1', file: 'a.yaml' };
  const entity = entityOf(at);
  const values = ['p', 'q'].map((path) => ({ path, before: 1, after: 2 }));
  const changes = ['eu-west-1', 'us-east-1'].map((region): Change => ({
    action: 'update',
    ...at,
    region,
    entity,
    values,
    edits: [],
  }));
  const { body } = renderSyncPullRequest(reportOf(changes, 'why'));
  expect(body).toContain(
    '| `orders` `eu-west-1` | `p` | `1` | `2` |\n|  | `q` | `1` | `2` |\n| `orders` `us-east-1` |',
  );
});

test('a body that does not fit tells the least important first shorter, and deletions last', () => {
  const namesOf = (name: string) => ({
    blueprint: 'sqs',
    identifier: name,
    title: name,
    account: '111111111111',
    region: 'eu-west-1',
    file: `${name}.yaml`,
  });
  const changes = Array.from({ length: 150 }, (_, index): Change => {
    const at = namesOf(`queue-${index}`);
    const entity = entityOf(at);
    if (index < 60) return { action: 'delete', ...at, entity, authored: [], referrers: [] };
    const values = [{ path: 'properties.delay', before: 1, after: index }];
    return { action: 'update', ...at, entity, values, edits: [] };
  });
  const whole = renderSyncPullRequest(reportOf(changes, 'why'));
  expect(whole.body).not.toContain('more rows');
  const { body } = renderSyncPullRequest(reportOf(changes, 'why'), {
    label: '',
    kind: 'changes',
    limit: 8000,
  });
  expect(body).toContain('#### Gone from AWS (60)');
  expect(body.match(/^\| `sqs` \| `queue-\d+` /gm)?.length).toBeGreaterThanOrEqual(60);
  expect(body).toMatch(/more rows; the commit has them all|too many to show here/);
});
