import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

const runIn = (cwd: string) => {
  const run = (...words: string[]) => runCommand(words, { cwd });
  const read = (name: string) => readFileSync(path.join(cwd, name), 'utf8');
  return { run, read };
};

describe('cadastre new blueprint --aws', () => {
  test('writes a blueprint that passes the checks, in canonical form', async () => {
    const { run, read } = runIn(createRepository('shipped'));
    const { code, stdout, stderr } = await run('new', 'blueprint', '--aws', 'AWS::EC2::VPC');
    expect([code, stdout]).toEqual([0, 'blueprints/ec2-vpc.yaml\n']);
    expect(stderr).toContain('10 properties, 2 relations');
    expect(read('blueprints/ec2-vpc.yaml')).toContain('sync:\n  - aws: AWS::EC2::VPC\n');
    expect((await run('check')).stdout).toContain('no problems');
    expect((await run('format', '--check')).code).toBe(0);
    // The next one knows it.
    await run('new', 'blueprint', '--aws', 'AWS::EC2::Subnet', '--identifier', 'subnet');
    expect(read('blueprints/subnet.yaml')).toContain('  vpc:\n    target: ec2Vpc\n');
    expect((await run('check')).stdout).toContain('no problems');
  });

  test('with --dry-run prints the file and writes nothing', async () => {
    const cwd = createRepository('shipped');
    const { run } = runIn(cwd);
    const words = ['new', 'blueprint', 'vpc', '--aws', 'AWS::EC2::VPC', '--dry-run'];
    expect((await run(...words)).stdout).toMatch(/^identifier: vpc\ntitle: EC2 VPC\n/);
    expect(existsSync(path.join(cwd, 'blueprints/vpc.yaml'))).toBe(false);
  });

  test('without regions and accounts in the catalog, there are no relations to them', async () => {
    const { run } = runIn(createRepository('empty', { 'cadastre.yaml': 'version: 1\n' }));
    const { stdout } = await run('new', 'blueprint', '--aws', 'AWS::EC2::VPC', '--dry-run');
    expect(stdout).toContain('relations: {}\n');
  });

  test.each([
    ['AWS::ApiGateway::Method', /the survey will find none: Cloud Control lists no methods/],
    ['AWS::Lambda::Url', /listed by parent: the survey reads AWS::Lambda::Function too/],
    ['AWS::ApiGateway::ApiKey', /lists end at 25/],
    ['AWS::Braket::SpendingLimit', /is not known here/],
  ])('%s: %s', async (type, expected) => {
    const { run } = runIn(createRepository('empty', { 'cadastre.yaml': 'version: 1\n' }));
    expect((await run('new', 'blueprint', '--aws', type, '--dry-run')).stderr).toMatch(expected);
  });
});

describe('cadastre new blueprint NAME, new entity', () => {
  test('a kind of thing and the first of it', async () => {
    const { run, read } = runIn(createRepository('empty', { 'cadastre.yaml': 'version: 1\n' }));
    expect((await run('new', 'blueprint', 'CoffeeMachine')).stdout).toBe(
      'blueprints/coffee-machine.yaml\n',
    );
    expect((await run('new', 'entity', 'CoffeeMachine/2nd Floor')).code).toBe(2);
    expect((await run('new', 'entity', 'CoffeeMachine/secondFloor')).stdout).toBe(
      'catalog/CoffeeMachine/second-floor.yaml\n',
    );
    expect(read('catalog/CoffeeMachine/second-floor.yaml')).toBe(
      'identifier: secondFloor\nblueprint: CoffeeMachine\ntitle: secondFloor\n',
    );
    const { code, stdout } = await run('check', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).diagnostics.map((each: { code: string }) => each.code)).toEqual([
      'entity/no-owner',
    ]);
  });

  test('a hostile name stays in the catalog', async () => {
    const { run } = runIn(createRepository('empty', { 'cadastre.yaml': 'version: 1\n' }));
    expect((await run('new', 'blueprint', '../../out')).stdout).toBe('blueprints/out.yaml\n');
    expect((await run('new', 'entity', '../../out/../up')).stdout).toBe('catalog/out/up.yaml\n');
  });
});

describe('what is refused', () => {
  const cwd = createRepository('shipped', {
    'blueprints/needy.yaml':
      'identifier: Needy\ntitle: Needy\nschema: {properties: {tier: {type: string}}, required: [tier]}\nrelations: {in: {target: System, required: true}}\n',
    'blueprints/ec2-subnet.yaml':
      'identifier: other\ntitle: Other\nschema: {properties: {}}\nrelations: {}\n',
  });
  test.each<[string, string[], RegExp]>([
    [
      'an unknown type',
      ['blueprint', '--aws', 'AWS::SQS::Kueue'],
      /no AWS type `AWS::SQS::Kueue`\n.*did you mean AWS::SQS::Queue/,
    ],
    [
      'a type that has a blueprint',
      ['blueprint', '--aws', 'AWS::SQS::Queue'],
      /surveyed already, by the blueprint `sqs` \(blueprints\/sqs.yaml\)/,
    ],
    [
      'the name of another',
      ['blueprint', '--aws', 'AWS::EC2::VPC', '--identifier', 'SQS'],
      /there is a blueprint `sqs` already/,
    ],
    [
      'a file that is there',
      ['blueprint', '--aws', 'AWS::EC2::Subnet'],
      /blueprints\/ec2-subnet.yaml is there already/,
    ],
    ['a name that none can have', ['blueprint', 'a b'], /cannot be the identifier of a blueprint/],
    ['two names', ['blueprint', 'a', '--identifier', 'b'], /given twice/],
    ['no name', ['blueprint'], /a blueprint of what/],
    [
      'a blueprint that is not there',
      ['entity', 'Componet/x'],
      /no blueprint of this catalog\n.*did you mean Component\/x/,
    ],
    [
      'an entity that is there',
      ['entity', 'System/Cart'],
      /there is an entity System\/Cart already, in catalog\/System\/cart.yaml/,
    ],
    ['what only a person knows', ['entity', 'Needy/x'], /must have properties.tier, relations.in/],
    ['an entity of a type', ['entity', 'System/x', '--aws', 'AWS::EC2::VPC'], /are for blueprints/],
    ['another kind', ['team'], /there is no `cadastre new team`/],
    ['nothing', [], /new what/],
  ])('%s', async (_, words, expected) => {
    const { code, stdout, stderr } = await runCommand(['new', ...words], { cwd });
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('cadastre new action, new scorecard', () => {
  test('what they write passes the checks, and is compiled and scored', async () => {
    const { run, read } = runIn(createRepository('shipped'));
    expect((await run('new', 'action', 'restart', '--blueprint', 'Component')).stdout).toBe(
      'actions/restart.yaml\n',
    );
    expect((await run('new', 'action', 'hello')).stdout).toBe('actions/hello.yaml\n');
    expect((await run('new', 'scorecard', 'readiness', '--blueprint', 'Component')).stdout).toBe(
      'scorecards/readiness.yaml\n',
    );
    expect((await run('check')).stdout).toContain('no problems');
    expect((await run('format', '--check')).code).toBe(0);
    expect((await run('actions', 'compile')).stderr).toContain('2 workflows written');
    expect(read('.github/workflows/action-restart.yml')).toContain('- CartService\n');
    const dry = ['run', 'restart', '--entity', 'CartService', '--input', 'reason=x', '--dry-run'];
    expect((await run(...dry)).code).toBe(0);
  });

  test.each([
    [['action'], /an action of which name\?/],
    [['action', 'a b'], /cannot be the identifier of an action/],
    [['action', 'x', '--blueprint', 'Nothing'], /there is no blueprint `Nothing`/],
    [['scorecard', 'x'], /for which blueprint\?/],
    [['scorecard', 'x y', '--blueprint', 'Component'], /cannot be the identifier of a scorecard/],
  ])('%j', async (words, expected) => {
    const { run } = runIn(createRepository('shipped'));
    const { code, stderr } = await run('new', ...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)]);
  });
});
