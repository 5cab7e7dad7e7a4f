import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  startCloudControl,
  type CloudControlServer,
} from '../../emulators/aws/start-cloud-control.ts';
import type { EstateResource } from '../../emulators/aws/estate-resource.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

const ACCOUNT = '111111111111';
const OTHER = '333344445555';
const CONFIG = `version: 1\naws:\n  accounts: [{id: "${ACCOUNT}"}]\n  regions: [eu-west-1]\n  maskAccounts: true\n`;
// Put together here, so that no scanner takes this file for a leak.
const PLANTED = ['AKIA', 'ABCDEFGHIJKLMNOP'].join('');

function topic(name: string, properties: object = {}): EstateResource {
  const arn = `arn:aws:sns:eu-west-1:${ACCOUNT}:${name}`;
  return {
    type: 'AWS::SNS::Topic',
    account: ACCOUNT,
    region: 'eu-west-1',
    identifier: arn,
    properties: {
      TopicArn: arn,
      TopicName: name,
      KmsMasterKeyId: `arn:aws:kms:eu-west-1:${OTHER}:key/k`,
      ...properties,
    },
  };
}

const BLUEPRINT = `identifier: topic
title: Topic
schema: {properties: {name: {type: string}, key: {type: string}}}
sync:
  - aws: AWS::SNS::Topic
    title: .Properties.TopicName
    properties: {name: .Properties.TopicName, key: .Properties.KmsMasterKeyId}
`;

/** A small catalog, committed. */
function makeRepository(): string {
  const root = createRepository('empty', {
    'cadastre.yaml': CONFIG,
    'blueprints/topic.yaml': BLUEPRINT,
  });
  const git = (...words: string[]): Buffer =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      cwd: root,
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'A catalog');
  return root;
}

let server: CloudControlServer;
beforeEach(async () => {
  server = await startCloudControl({ estate: [topic('orders')] });
});
afterEach(() => server.close());

const run = (root: string, ...words: string[]) =>
  runCommand(['sync', 'aws', '--type', 'AWS::SNS::Topic', ...words], {
    cwd: root,
    loopback: server.url,
  });

describe('with maskAccounts', () => {
  test.each([[['--all']], [['--format', 'json']], [['--branch']]])('%j', async (words) => {
    const root = makeRepository();
    server.replaceFaults([{ match: { operation: 'GetResource' }, kind: 'denied' }]);
    const { stdout, stderr } = await run(root, ...words);
    expect(stdout + stderr).not.toMatch(/(?<!\d)(?:1{12}|333344445555)(?!\d)/);
    server.replaceFaults([]);
    const second = await run(root, ...words);
    expect(second.stdout).toContain('********1111');
    expect(second.stdout + second.stderr).not.toMatch(/(?<!\d)(?:1{12}|333344445555)(?!\d)/);
  });
});

test('the body of a pull request is masked as well', async () => {
  const root = makeRepository();
  await run(root, '--branch');
  const body = readFileSync(path.join(root, '.cadastre/pull-request.md'), 'utf8');
  expect(body).toContain('********1111');
  expect(body).not.toMatch(/1{12}/);
});

describe('what looks like a secret stops everything', () => {
  test.each([[['--all']], [['--format', 'json']], [['--branch']], [['--write']]])(
    '%j',
    async (words) => {
      server.replaceEstate([topic('orders', { TopicName: PLANTED })]);
      const root = makeRepository();
      const { stdout, stderr, code } = await run(root, ...words);
      expect(code).toBe(2);
      expect(stderr).toContain('would hold what looks like an AWS access key');
      expect(stdout + stderr).not.toContain(PLANTED);
    },
  );

  test('so does a value of AWS that a service quotes in an error', async () => {
    server.replaceEstate([topic('orders'), { ...topic('more'), identifier: PLANTED }]);
    const root = makeRepository();
    const { stdout, stderr } = await run(root, '--all');
    expect(stdout + stderr).not.toContain(PLANTED);
  });
});
