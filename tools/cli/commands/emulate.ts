import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Arguments, Command } from '../command.ts';
import type { Context } from '../context.ts';
import { DEFAULT_ESTATE } from '../default-estate.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { readEstateText } from '../read-estate-text.ts';

const DEFAULT_PORT = { aws: 4566, github: 4567 } as const;

export const emulate: Command = {
  name: 'emulate',
  summary: 'start a cloud or a GitHub on this machine, for trying out and for tests',
  positionals: { usage: 'aws|github', most: 1 },
  options: {
    port: {
      type: 'string',
      value: 'PORT',
      summary: `the port on 127.0.0.1; default ${DEFAULT_PORT.aws} for aws, ${DEFAULT_PORT.github} for github`,
    },
    estate: {
      type: 'string',
      value: 'FILE',
      summary: 'aws: the resources, one JSON object a line (default: a small shop)',
    },
    repository: {
      type: 'string',
      value: 'OWNER/NAME',
      summary: 'github: what the repository is called that begins as this one is',
      default: 'shop/catalog',
    },
  },
  examples: [
    'cadastre emulate aws --port 4566',
    'cadastre emulate aws --estate my-estate.jsonl',
    'cadastre emulate github     this repository on a GitHub of your own, to try pull requests on',
  ],
  async run(arguments_, context) {
    const [what] = arguments_.positionals;
    if (what !== 'aws' && what !== 'github')
      throw new UserError(
        'emulate what?',
        'write `cadastre emulate aws` or `cadastre emulate github`',
      );
    const text = arguments_.text('port');
    const port = text === undefined ? DEFAULT_PORT[what] : Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new UserError(`--port ${text}: a port is a number from 0 to 65535`);
    }
    const close =
      what === 'aws'
        ? await startAws(arguments_, context, port)
        : await startGithub(arguments_, context, port);
    await new Promise<void>((resolve) => void context.onStop(resolve));
    await close();
    return 0;
  },
};

type Close = () => Promise<void>;

async function startAws(arguments_: Arguments, context: Context, port: number): Promise<Close> {
  const named = arguments_.text('estate');
  const file =
    named === undefined
      ? path.join(context.packageRoot, DEFAULT_ESTATE)
      : path.resolve(context.cwd, named);
  const loopback = await context.startLoopback(await readEstateText(context, file), port);
  context.io.stdout(
    [
      `AWS Cloud Control on ${loopback.url}, ${loopback.resources} resources. Stop it with Ctrl-C. In another shell:`,
      '',
      `  export AWS_ENDPOINT_URL=${loopback.url} AWS_ACCESS_KEY_ID=loopback AWS_SECRET_ACCESS_KEY=loopback`,
      '  cadastre sync aws',
      '',
    ].join('\n'),
  );
  return async () => await loopback.close();
}

async function startGithub(arguments_: Arguments, context: Context, port: number): Promise<Close> {
  const repository = arguments_.text('repository') ?? '';
  if (!/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(repository))
    throw new UserError(`--repository ${repository}: not the name of one`, 'write OWNER/NAME');
  const root = await getCatalogRoot(context);
  const git = context.openGit(root);
  const [from, branch] = [await git.findRoot(), await git.findCurrentBranch()];
  if (from === undefined || branch === undefined || (await git.findCommit('HEAD')) === undefined)
    throw new UserError(`${root} has no branch with a commit`, 'commit your catalog, on a branch');
  const folder = await context.makeScratch(root, 'github');
  const github = await context.startLoopbackGithub({ repository, from, branch, folder, port });
  const { environment } = github;
  const url = `${environment['GITHUB_SERVER_URL'] ?? ''}/${repository}`;
  context.io.stdout(
    [
      `GitHub on ${url}, with ${branch} as it is here. Stop it with Ctrl-C. In another shell:`,
      '',
      ...Object.entries(environment).map(([name, value]) => `  export ${name}=${value}`),
      '  cadastre sync aws --pull-request',
      '',
    ].join('\n'),
  );
  return async () => await github.close();
}
