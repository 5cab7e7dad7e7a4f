import { describe, expect, test } from 'vitest';
import type { AwsConfig } from '../../model/config.ts';
import { CloudFailure, type CloudFailureKind } from '../../ports/cloud.ts';
import { createFakeCloud, type FakeResource } from '../../testing/create-fake-cloud.ts';
import { findAccounts } from './find-accounts.ts';

const account = (id: string, properties: Record<string, unknown>, region = 'us-east-1') => ({
  type: 'AWS::Organizations::Account',
  account: '',
  region,
  id,
  properties,
});

const ORGANIZATION: readonly FakeResource[] = [
  account('333333333333', { AccountName: 'three', Status: 'ACTIVE' }),
  account('111111111111', { AccountName: 'one', State: 'ACTIVE' }),
  account('222222222222', { AccountName: 'two', Status: 'SUSPENDED' }),
  account('444444444444', { AccountName: 'four', State: 'PENDING_CLOSURE', Status: 'ACTIVE' }),
  account('555555555555', { Status: 'ACTIVE' }),
  account('666666666666', {}),
];

interface Outcome {
  readonly accounts: readonly string[];
  /** The roles that the list was asked with. */
  readonly roles: readonly string[];
}

async function find(
  config: AwsConfig,
  resources = ORGANIZATION,
  failure?: CloudFailureKind,
): Promise<Outcome> {
  const cloud = createFakeCloud(resources);
  const roles: string[] = [];
  if (failure !== undefined)
    cloud.list = () => Promise.reject(new CloudFailure(failure, 'AccessDenied: not you'));
  const found = await findAccounts(config, {
    openCloud: (given) => {
      roles.push(...Object.values(given));
      return Promise.resolve(cloud);
    },
  });
  return { accounts: found.map(({ id, name, role }) => `${id} ${name} ${role}`), roles };
}

const regions = ['eu-west-1'];
const role = 'cadastre-read';

test('active accounts, with a role each', async () => {
  expect((await find({ regions, organization: { role } })).accounts).toEqual([
    '111111111111 one arn:aws:iam::111111111111:role/cadastre-read',
    '333333333333 three arn:aws:iam::333333333333:role/cadastre-read',
    '555555555555 undefined arn:aws:iam::555555555555:role/cadastre-read',
  ]);
});

test('an account that is named is as it is named, and comes first', async () => {
  const accounts = [{ id: '333333333333', name: 'mine' }];
  const except = ['555555555555'];
  expect((await find({ accounts, regions, organization: { role, except } })).accounts).toEqual([
    '333333333333 mine undefined',
    '111111111111 one arn:aws:iam::111111111111:role/cadastre-read',
  ]);
});

test('without an organization nobody is asked', async () => {
  const accounts = [{ id: '333333333333' }];
  expect(await find({ accounts, regions }, ORGANIZATION, 'denied')).toEqual({
    accounts: ['333333333333 undefined undefined'],
    roles: [],
  });
});

test('the list is asked of the account that is named for it', async () => {
  const management = 'arn:aws:iam::999999999999:role/list';
  const accounts = [{ id: '999999999999', role: management }];
  const resources = ORGANIZATION.map((each) => ({ ...each, account: '999999999999' }));
  const organization = { role, via: '999999999999' };
  const found = await find({ accounts, regions, organization }, resources);
  expect([found.accounts.length, found.roles]).toEqual([4, [management]]);
});

test.each([
  ['cn-northwest-1', 'cn-north-1', 'aws-cn'],
  ['us-gov-east-1', 'us-gov-west-1', 'aws-us-gov'],
])('the partition of %s', async (region, asked, partition) => {
  const resources = [account('111111111111', { AccountName: 'a', Status: 'ACTIVE' }, asked)];
  const found = await find(
    { regions: [region], organization: { role: 'path/to/read' } },
    resources,
  );
  expect(found.accounts).toEqual([
    `111111111111 a arn:${partition}:iam::111111111111:role/path/to/read`,
  ]);
});

describe('one line that says what to do', () => {
  const organization = { role };
  test.each<[string, () => Promise<Outcome>, RegExp]>([
    [
      'no region',
      () => find({ organization }),
      /are surveyed in `aws.regions`, and there are none/,
    ],
    [
      'an unknown account to ask',
      () => find({ regions, organization: { role, via: '999999999999' } }),
      /aws.organization.via names 999999999999, which is not in aws.accounts/,
    ],
    [
      'denied',
      () => find({ regions, organization }, [], 'denied'),
      /^the accounts of the organization cannot be listed: AccessDenied: not you$/,
    ],
    [
      'an identifier that is none',
      () =>
        find({ regions, organization }, [
          account('x:role/evil', { State: 'ACTIVE', AccountName: 'x' }),
        ]),
      /cannot be listed: an account without the twelve digits of one/,
    ],
  ])('%s', async (_, outcome, expected) => {
    await expect(outcome()).rejects.toThrow(expected);
  });
});
