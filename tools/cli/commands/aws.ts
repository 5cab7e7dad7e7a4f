import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Command } from '../command.ts';

const TOPICS = ['policy'] as const;

export const aws: Command = {
  name: 'aws',
  summary: 'the policy that a survey of AWS needs',
  positionals: { usage: 'policy', most: 1 },
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
  },
  examples: [
    'cadastre aws policy                            the least that the types of your blueprints need',
    'cadastre aws policy --account 123456789012',
  ],
  async run(arguments_, context) {
    const [topic, ...rest] = arguments_.positionals;
    if (topic === 'policy') {
      if (rest[0] !== undefined)
        throw new UserError(
          `\`cadastre aws policy\` does not know what to do with \`${rest[0]}\``,
          'it covers the types that the blueprints here name in `sync:`',
        );
      const { printPolicy } = await import('../aws/print-policy.ts');
      await printPolicy(
        { account: arguments_.text('account'), part: arguments_.text('part') },
        context,
      );
      return 0;
    }
    const near = topic === undefined ? undefined : nearestName(topic, TOPICS);
    throw new UserError(
      topic === undefined ? 'aws what?' : `there is no \`cadastre aws ${topic}\``,
      near === undefined ? 'write `cadastre aws policy`' : `did you mean \`cadastre aws ${near}\`?`,
    );
  },
};
