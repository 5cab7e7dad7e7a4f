import { UserError } from '../../diagnostics/user-error.ts';
import type { Command } from '../command.ts';

export const new_: Command = {
  name: 'new',
  summary: 'write a first blueprint, with the mapping for any AWS type',
  positionals: { usage: 'blueprint', most: 2 },
  options: {
    aws: { type: 'string', value: 'TYPE', summary: 'for this AWS type, with a mapping' },
    identifier: {
      type: 'string',
      value: 'NAME',
      summary: 'its identifier (default: made of the type)',
    },
    'dry-run': { type: 'boolean', summary: 'print the file, write nothing' },
  },
  examples: [
    'cadastre new blueprint --aws AWS::SecretsManager::Secret',
    'cadastre new blueprint --aws AWS::EC2::VPC --identifier vpc --dry-run',
  ],
  async run(arguments_, context) {
    const [kind] = arguments_.positionals;
    const type = arguments_.text('aws');
    const identifier = arguments_.text('identifier');
    const isDryRun = arguments_.has('dry-run');
    if (kind !== 'blueprint' || type === undefined)
      throw new UserError('new what?', 'write `cadastre new blueprint --aws TYPE`');
    const { newAwsBlueprint } = await import('../new/new-aws-blueprint.ts');
    await newAwsBlueprint({ type, identifier, isDryRun }, context);
    return 0;
  },
};
