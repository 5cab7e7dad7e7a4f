import { performance } from 'node:perf_hooks';
import { startCloudControl } from '../../emulators/aws/start-cloud-control.ts';
import type { EstateResource } from '../../emulators/aws/estate-resource.ts';
import { createGithub } from '../../adapters/github.ts';
import { createGithubWorld } from '../create-github-world.ts';
import { createRepository } from '../create-repository.ts';
import { runCommand } from '../run-command.ts';

// A catalog change of 5,000 entities, as pull requests on the loopback GitHub with its limits on: how many, how many
// requests, how long. The pace is the one that GitHub asks for; `--unpaced` shows what is left without it.

const TOPICS = 5000;
const REGIONS = ['eu-west-1', 'us-east-1'];
const ACCOUNT = '111111111111';
const CONFIG = `version: 1\naws: {accounts: [{id: "${ACCOUNT}"}], regions: [${REGIONS.join(', ')}]}\n`;
const BLUEPRINT = `identifier: sns
title: Topic
schema: {properties: {name: {type: string}}}
sync:
  - aws: AWS::SNS::Topic
    title: .Properties.TopicName
    properties: {name: .Properties.DisplayName}
`;

// Not queues: a list of those ends at 1,000.
function topic(index: number): EstateResource {
  const name = `topic-${index}`;
  const region = REGIONS[index % REGIONS.length] ?? '';
  const arn = `arn:aws:sns:${region}:${ACCOUNT}:${name}`;
  const properties = { TopicArn: arn, TopicName: name, DisplayName: `The topic ${index}` };
  return { type: 'AWS::SNS::Topic', account: ACCOUNT, region, identifier: arn, properties };
}

const isPaced = process.argv[2] !== '--unpaced';
const cloud = await startCloudControl({
  estate: Array.from({ length: TOPICS }, (_, index) => topic(index)),
});
const files = {
  'cadastre.yaml': CONFIG,
  'blueprints/sns.yaml': BLUEPRINT,
  '.gitignore': '.cadastre/\n',
};
const world = await createGithubWorld(createRepository('empty', files), {
  enforcesRateLimits: isPaced,
});
const folder = await world.clone();
for (const run of ['first', 'second, nothing new']) {
  const before = world.github.requests.length;
  const started = performance.now();
  const { stdout, stderr, code } = await runCommand(
    ['sync', 'aws', '--pull-request', '--format', 'json'],
    {
      cwd: folder,
      loopback: cloud.url,
      openForge: (options) => Promise.resolve(createGithub({ ...options, isPaced })),
      env: {
        GITHUB_REPOSITORY: 'shop/catalog',
        GITHUB_TOKEN: world.token,
        GITHUB_API_URL: world.github.apiUrl,
        GITHUB_SERVER_URL: world.github.url,
      },
    },
  );
  const seconds = (performance.now() - started) / 1000;
  const requests = world.github.requests.slice(before);
  const { pullRequests } = code === 0 ? JSON.parse(stdout).result : { pullRequests: [] };
  const total = pullRequests.reduce((sum: number, each: { files: number }) => sum + each.files, 0);
  const largest = Math.max(0, ...pullRequests.map(({ files: count }: { files: number }) => count));
  const refused = requests.filter(({ status }) => status === 403 || status === 429).length;
  const api = requests.filter(({ route }) => route !== 'git').length;
  process.stdout.write(
    `${run}: ${TOPICS} entities, ${total} files, ${pullRequests.length} pull requests, the largest of ${largest} files; ` +
      `${api} API requests, ${requests.length - api} of git, ${refused} refused; ${seconds.toFixed(1)} s` +
      `${isPaced ? ', at the pace that GitHub asks for' : ''}\n${code === 0 ? '' : stderr}`,
  );
}
process.stdout.write(`violations: ${world.github.violations.length}\n`);
await Promise.all([cloud.close(), world.close()]);
