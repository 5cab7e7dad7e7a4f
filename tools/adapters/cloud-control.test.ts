import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EstateResource } from '../emulators/aws/estate-resource.ts';
import type { FaultKind } from '../emulators/aws/fault.ts';
import {
  startCloudControl,
  type CloudControlServer,
} from '../emulators/aws/start-cloud-control.ts';
import { CloudFailure, type Cloud } from '../ports/cloud.ts';
import { createCloudControl } from './cloud-control.ts';

const PLACE = { account: '111111111111', region: 'eu-west-1' };
const GROUP = 'AWS::Logs::LogGroup';

function group(name: string, properties: object = {}): EstateResource {
  return {
    ...PLACE,
    type: GROUP,
    identifier: name,
    properties: { LogGroupName: name, ...properties },
  };
}

const estate = Array.from({ length: 60 }, (_, index) =>
  group(`g${String(index).padStart(2, '0')}`),
);

let server: CloudControlServer;
let cloud: Cloud;

beforeAll(async () => {
  server = await startCloudControl({ estate });
  cloud = createCloudControl({ loopback: server.url, roles: {}, timeout: 150 });
});
beforeEach(() => {
  server.replaceEstate(estate);
  server.replaceFaults([]);
});
afterAll(() => server.close());

const outcomeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answer',
    (error: unknown) => (error instanceof CloudFailure ? error.kind : `not ours: ${String(error)}`),
  );

const read = (name: string, at: Cloud = cloud): ReturnType<Cloud['get']> =>
  at.get(PLACE, { type: GROUP, identifier: name });

async function listNames(): Promise<string[]> {
  const names: string[] = [];
  let token: string | undefined;
  do {
    const page = await cloud.list(PLACE, { type: GROUP, token });
    names.push(...page.resources.map(({ identifier }) => identifier));
    token = page.nextToken;
  } while (token !== undefined);
  return names;
}

/** Of a list and of a read, where they differ. */
const FAULTS: readonly (readonly [FaultKind, list: string, read: string])[] = [
  ['denied', 'denied', 'denied'],
  ['throttle', 'throttled', 'throttled'],
  ['internal', 'transient', 'transient'],
  ['type-not-found', 'absent-in-region', 'absent-in-region'],
  ['not-found', 'not-found', 'not-found'],
  ['wrong-region', 'elsewhere', 'elsewhere'],
  ['general-denied', 'denied', 'denied'],
  ['general-throttle', 'throttled', 'throttled'],
  ['general-not-found', 'not-found', 'failed'],
  ['general-fault', 'failed', 'failed'],
  ['html-503', 'transient', 'transient'],
  ['nonsense', 'failed', 'failed'],
  ['hang', 'transient', 'transient'],
  ['reset', 'transient', 'transient'],
  ['truncate', 'answer', 'answer'],
  ['appear', 'answer', 'answer'],
  ['vanish', 'answer', 'not-found'],
];

describe('what goes wrong, over the wire', () => {
  test.each(FAULTS)('%s: a list is %s, a read is %s', async (kind, list, get) => {
    server.replaceFaults([{ match: {}, kind }]);
    expect(await outcomeOf(cloud.list(PLACE, { type: GROUP }))).toBe(list);
    expect(await outcomeOf(read('g07'))).toBe(get);
  });

  test.each(['list', 'get'] as const)('a %s that hangs ends with its signal', async (operation) => {
    server.replaceFaults([{ match: {}, kind: 'hang' }]);
    const patient = createCloudControl({ loopback: server.url, roles: {} });
    const signal = AbortSignal.timeout(20);
    const call =
      operation === 'list'
        ? patient.list(PLACE, { type: GROUP }, signal)
        : patient.get(PLACE, { type: GROUP, identifier: 'g07' }, signal);
    expect(await outcomeOf(call)).toBe('stopped');
  });

  test('a wrapped "not found" is one of the resource only if it names it', async () => {
    server.replaceFaults([{ match: { identifier: 'g07' }, kind: 'general-not-found' }]);
    expect(await outcomeOf(read('g07'))).toBe('failed');
  });
});

describe('every spelling of an error', () => {
  test.each([
    [true, 'message'],
    [true, 'Message'],
    [false, 'message'],
    [false, 'Message'],
  ] as const)('namespace %s, %s', async (hasNamespace, message) => {
    const other = await startCloudControl({ estate, errors: { hasNamespace, message } });
    const speller = createCloudControl({ loopback: other.url, roles: {} });
    try {
      for (const [kind, , get] of FAULTS.slice(0, 10)) {
        other.replaceFaults([{ match: {}, kind }]);
        expect([kind, await outcomeOf(read('g07', speller))]).toEqual([kind, get]);
      }
      other.replaceFaults([{ match: {}, kind: 'denied' }]);
      await expect(read('g07', speller)).rejects.toMatchObject({
        action: 'cloudformation:GetResource',
        message: expect.stringContaining('is not authorized to perform'),
      });
    } finally {
      await other.close();
      createCloudControl({ loopback: server.url, roles: {} });
    }
  });
});

describe('a list while the estate changes', () => {
  const match = { operation: 'ListResources' } as const;

  test('what comes into being shifts the pages: one is told twice, the new one not at all', async () => {
    server.replaceFaults([{ match, kind: 'appear', resource: group('new'), times: 1 }]);
    const names = await listNames();
    expect([names.length, new Set(names).size, names.includes('new')]).toEqual([61, 60, false]);
    expect(await listNames()).toContain('new');
  });

  test('what goes shifts them back: one that exists is not told', async () => {
    server.replaceFaults([{ match, kind: 'vanish', times: 1 }]);
    const names = await listNames();
    expect([names.length, names.includes('g50'), await outcomeOf(read('g50'))]).toEqual([
      59,
      false,
      'answer',
    ]);
  });

  test('what is listed may be gone when it is read, for good', async () => {
    server.replaceFaults([{ match: { identifier: 'g07' }, kind: 'vanish', times: 1 }]);
    expect(await listNames()).toContain('g07');
    expect([await outcomeOf(read('g07')), await outcomeOf(read('g07'))]).toEqual([
      'not-found',
      'not-found',
    ]);
    expect(await listNames()).not.toContain('g07');
  });
});

test('a bucket of calls for each account and region', async () => {
  let now = 0;
  const limited = await startCloudControl({
    estate,
    limit: { rate: 2, burst: 3 },
    now: () => now,
    latency: 1,
  });
  const hasty = createCloudControl({ loopback: limited.url, roles: {} });
  const reads = async (region: string, count: number): Promise<string[]> => {
    const outcomes: string[] = [];
    for (let index = 0; index < count; index += 1)
      outcomes.push(await outcomeOf(hasty.list({ ...PLACE, region }, { type: GROUP })));
    return outcomes;
  };
  try {
    expect(await reads('eu-west-1', 4)).toEqual(['answer', 'answer', 'answer', 'throttled']);
    expect(await reads('us-east-1', 1)).toEqual(['answer']);
    now = 1000;
    expect(await reads('eu-west-1', 3)).toEqual(['answer', 'answer', 'throttled']);
  } finally {
    await limited.close();
  }
});

test('properties of any size and any characters come as they are', async () => {
  const odd = group('größe-\u{1F980}-\u202Eabc', {
    Large: 'x'.repeat(300_000),
    Odd: '\u{1F980}\u202E\u0000\uD800"\\',
    '': null,
  });
  server.replaceEstate([odd]);
  const got = await createCloudControl({ loopback: server.url, roles: {} }).get(PLACE, odd);
  expect(got).toEqual({ identifier: odd.identifier, properties: odd.properties });
});
