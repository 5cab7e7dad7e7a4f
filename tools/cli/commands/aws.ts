import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Arguments, Command } from '../command.ts';
import type { Context } from '../context.ts';

const TOPICS = ['policy', 'types'] as const;
/** More words than anybody writes. */
const MOST_WORDS = 1000;

export const aws: Command = {
  name: 'aws',
  summary: 'the policy that a survey needs, and what is known of the types of AWS',
  positionals: { usage: 'policy | types [TYPE…|PATTERN…]', most: MOST_WORDS },
  options: {
    account: {
      type: 'string',
      value: 'ID',
      summary: 'policy: for this account alone (default: one that is the same in every account)',
    },
    part: {
      type: 'string',
      value: 'N',
      summary: 'policy: the Nth document alone, where it is too long for one',
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'policy is always json; types are text by default',
      choices: ['text', 'json'],
    },
  },
  examples: [
    'cadastre aws policy                        the least that the types of your blueprints need',
    'cadastre aws policy --account 123456789012',
    'cadastre aws types AWS::SQS::Queue         whether and how it is listed, its identifier, its ARN',
    "cadastre aws types 'AWS::Lambda::*'        a line for each",
  ],
  async run(arguments_, context) {
    const [topic, ...words] = arguments_.positionals;
    if (topic === 'policy') return await runPolicy(words, arguments_, context);
    if (topic === 'types') {
      refuseOptions(arguments_, ['account', 'part']);
      const { printTypes } = await import('../aws/print-types.ts');
      await printTypes(words, arguments_.text('format') === 'json', context);
      return 0;
    }
    const near = topic === undefined ? undefined : nearestName(topic, TOPICS);
    throw new UserError(
      topic === undefined ? 'aws what?' : `there is no \`cadastre aws ${topic}\``,
      near === undefined
        ? 'write `cadastre aws policy` or `cadastre aws types`'
        : `did you mean \`cadastre aws ${near}\`?`,
    );
  },
};

async function runPolicy(
  words: readonly string[],
  arguments_: Arguments,
  context: Context,
): Promise<0> {
  if (words[0] !== undefined) {
    throw new UserError(
      `\`cadastre aws policy\` does not know what to do with \`${words[0]}\``,
      'it covers the types that the blueprints here name in `sync:`',
    );
  }
  if (arguments_.text('format') === 'text')
    throw new UserError('--format text: a policy is JSON', 'leave --format out');
  const { printPolicy } = await import('../aws/print-policy.ts');
  const wish = { account: arguments_.text('account'), part: arguments_.text('part') };
  await printPolicy(wish, context);
  return 0;
}

function refuseOptions(arguments_: Arguments, names: readonly string[]): void {
  const [name] = names.filter((each) => arguments_.has(each));
  if (name !== undefined)
    throw new UserError(`--${name} belongs to \`cadastre aws policy\``, 'leave it out');
}
