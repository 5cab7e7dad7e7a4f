import type { EstateResource } from '../../emulators/aws/estate-resource.ts';
import { KINDS } from '../converge/kinds.ts';

export interface EstateSize {
  readonly accounts: number;
  readonly regions: readonly string[];
  readonly resources: number;
}

/** Out of a hundred, by the blueprint of the kind; a shop of functions has about so many of each. */
const SHARES: Readonly<Record<string, number>> = {
  group: 30,
  queue: 15,
  role: 10,
  bucket: 5,
  function: 15,
  permission: 15,
  api: 2,
  route: 5,
  service: 3,
};

/** So many resources, spread evenly, with tags, a policy and a description: about 700 bytes each. Always the same. */
export function generateEstate({ accounts, regions, resources }: EstateSize): EstateResource[] {
  const ids = Array.from({ length: accounts }, (_, index) => String(100_000_000_000 + index));
  const places = ids.flatMap((account) => regions.map((region) => ({ account, region })));
  const each = resources / places.length / 100;
  return places.flatMap(({ account, region }) =>
    KINDS.flatMap(({ type, blueprint, parent, make }) => {
      const count = Math.round((SHARES[blueprint] ?? 0) * each);
      return Array.from({ length: count }, (_, index): EstateResource => {
        const name = `${blueprint}-${account.slice(-3)}-${region}-${index}`;
        const of = parent === 'AWS::Lambda::Function' ? 'function' : 'api';
        const parents = Math.max(1, Math.round((SHARES[of] ?? 0) * each));
        const owner = `${of}-${account.slice(-3)}-${region}-${index % parents}`;
        const [identifier, properties] = make({ account, region, name, parent: owner });
        const place = blueprint === 'role' ? 'global' : region;
        return {
          type,
          account,
          region: place,
          identifier,
          properties: { ...properties, ...filling(index) },
        };
      });
    }),
  );
}

function filling(index: number): object {
  return {
    Note: `note ${index}`,
    Count: index % 7,
    Labels: ['a', 'b', `c${index % 5}`],
    Description: 'x'.repeat(200),
    Policy: JSON.stringify({ Statement: [{ Action: ['a:b', 'a:c'], Resource: '*' }] }),
    Tags: ['app', 'owner', 'stage', 'team'].map((Key) => ({ Key, Value: `${Key}-${index % 9}` })),
  };
}
