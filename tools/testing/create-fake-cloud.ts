import { CloudFailure, type Cloud, type CloudFailureKind } from '../ports/cloud.ts';

/** A resource of a fake cloud. */
export interface FakeResource {
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface FakeCloud extends Cloud {
  /** How many calls were made. */
  calls: number;
  /** What is called before each call, and may throw. */
  onCall: () => void;
  /** Replaced by tests between two surveys. */
  resources: readonly FakeResource[];
  /** What goes wrong, by `list TYPE REGION` or `get ID`. */
  readonly failures: Map<string, CloudFailureKind>;
  /** Identifiers that a list leaves out although they exist. */
  readonly unlisted: Set<string>;
}

/** Listed by every region's endpoint, read by its own. */
const EVERYWHERE = 'AWS::S3::Bucket';

/** A cloud in memory, for tests of the survey alone: pages of two, no protocol. A model filters by properties. */
export function createFakeCloud(resources: readonly FakeResource[]): FakeCloud {
  const fail = (kind: CloudFailureKind | undefined): void => {
    if (kind !== undefined) throw new CloudFailure(kind, `scripted: ${kind}`);
  };
  const cloud: FakeCloud = {
    resources,
    calls: 0,
    onCall: () => undefined,
    failures: new Map(),
    unlisted: new Set(),
    async list({ account, region }, { type, token, model = {} }) {
      await Promise.resolve();
      cloud.calls += 1;
      cloud.onCall();
      fail(cloud.failures.get(`list ${type} ${region}`));
      const all = cloud.resources.filter(
        (each) =>
          each.type === type &&
          each.account === account &&
          (each.region === region || type === EVERYWHERE) &&
          Object.entries(model).every(([name, value]) => each.properties[name] === value),
      );
      const listed = all.filter(({ id }) => !cloud.unlisted.has(id));
      const start = Number(token ?? 0);
      const page = listed
        .slice(start, start + 2)
        .map(({ id }) => ({ identifier: id, properties: {} }));
      return {
        resources: page,
        nextToken: start + 2 < listed.length ? String(start + 2) : undefined,
      };
    },
    async get({ account, region }, { type, identifier }) {
      await Promise.resolve();
      cloud.calls += 1;
      cloud.onCall();
      fail(cloud.failures.get(`get ${identifier}`));
      const found = cloud.resources.find(
        (each) =>
          each.type === type &&
          each.account === account &&
          each.region === region &&
          each.id === identifier,
      );
      if (found === undefined) throw new CloudFailure('not-found', 'not found');
      return { identifier, properties: found.properties };
    },
  };
  return cloud;
}
