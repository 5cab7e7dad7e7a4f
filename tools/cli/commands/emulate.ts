import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Command } from '../command.ts';
import { DEFAULT_ESTATE } from '../default-estate.ts';
import { readEstateText } from '../read-estate-text.ts';

const DEFAULT_PORT = '4566';

export const emulate: Command = {
  name: 'emulate',
  summary: 'start a cloud on this machine, for trying out and for tests',
  positionals: { usage: 'aws', most: 1 },
  options: {
    port: {
      type: 'string',
      value: 'PORT',
      summary: 'the port on 127.0.0.1',
      default: DEFAULT_PORT,
    },
    estate: {
      type: 'string',
      value: 'FILE',
      summary: 'the resources, one JSON object a line (default: a small shop)',
    },
  },
  examples: ['cadastre emulate aws --port 4566', 'cadastre emulate aws --estate my-estate.jsonl'],
  async run(arguments_, context) {
    if (arguments_.positionals[0] !== 'aws')
      throw new UserError('emulate what?', 'write `cadastre emulate aws`');
    const port = Number(arguments_.text('port'));
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new UserError(`--port ${arguments_.text('port')}: a port is a number from 0 to 65535`);
    }
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
    await new Promise<void>((resolve) => void context.onStop(resolve));
    await loopback.close();
    return 0;
  },
};
