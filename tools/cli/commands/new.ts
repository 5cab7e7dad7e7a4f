import { UserError } from '../../diagnostics/user-error.ts';
import type { Arguments, Command } from '../command.ts';
import type { Context } from '../context.ts';

export const newCommand: Command = {
  name: 'new',
  summary:
    'write a first blueprint, entity, action or scorecard; a blueprint with its mapping for any AWS type',
  positionals: {
    usage: 'blueprint [NAME] | entity BLUEPRINT/IDENTIFIER | action NAME | scorecard NAME',
    most: 2,
  },
  options: {
    aws: {
      type: 'string',
      value: 'TYPE',
      summary: 'blueprint: for this AWS type, with the mapping of a survey',
    },
    identifier: {
      type: 'string',
      value: 'NAME',
      summary: 'blueprint: its identifier (default with --aws: made of the type)',
    },
    blueprint: {
      type: 'string',
      value: 'BLUEPRINT',
      summary: 'action, scorecard: which entities it is for',
    },
    'dry-run': { type: 'boolean', summary: 'print the file, write nothing' },
  },
  examples: [
    'cadastre new blueprint --aws AWS::SecretsManager::Secret',
    'cadastre new blueprint --aws AWS::EC2::VPC --identifier vpc --dry-run',
    'cadastre new blueprint Service',
    'cadastre new entity Service/cart',
    'cadastre new action restart --blueprint Service',
    'cadastre new scorecard readiness --blueprint Service',
  ],
  async run(arguments_, context) {
    const [kind, name] = arguments_.positionals;
    const isDryRun = arguments_.has('dry-run');
    if (kind === 'blueprint') {
      await runBlueprint(name, arguments_, context);
      return 0;
    }
    if (kind === 'entity') {
      if (arguments_.has('aws') || arguments_.has('identifier'))
        throw new UserError('--aws and --identifier are for blueprints', 'leave them out');
      if (name === undefined)
        throw new UserError(
          'an entity of which blueprint?',
          'write `cadastre new entity BLUEPRINT/IDENTIFIER`',
        );
      const { newEntity } = await import('../new/new-entity.ts');
      await newEntity(name, isDryRun, context);
      return 0;
    }
    if (kind === 'action' || kind === 'scorecard') {
      await runNamed(kind, name, arguments_, context);
      return 0;
    }
    throw new UserError(
      kind === undefined ? 'new what?' : `there is no \`cadastre new ${kind}\``,
      'write `cadastre new blueprint`, `entity`, `action` or `scorecard`',
    );
  },
};

async function runNamed(
  kind: 'action' | 'scorecard',
  name: string | undefined,
  arguments_: Arguments,
  context: Context,
): Promise<void> {
  if (name === undefined)
    throw new UserError(
      `${kind === 'action' ? 'an action' : 'a scorecard'} of which name?`,
      `write \`cadastre new ${kind} NAME\``,
    );
  const blueprint = arguments_.text('blueprint');
  const isDryRun = arguments_.has('dry-run');
  if (kind === 'action') {
    const { newAction } = await import('../new/new-action.ts');
    await newAction(name, blueprint, isDryRun, context);
  } else {
    const { newScorecard } = await import('../new/new-scorecard.ts');
    await newScorecard(name, blueprint, isDryRun, context);
  }
}

async function runBlueprint(
  name: string | undefined,
  arguments_: Arguments,
  context: Context,
): Promise<void> {
  const type = arguments_.text('aws');
  const option = arguments_.text('identifier');
  if (name !== undefined && option !== undefined && name !== option)
    throw new UserError(`the name is given twice: ${name}, and --identifier ${option}`);
  const identifier = option ?? name;
  const isDryRun = arguments_.has('dry-run');
  if (type !== undefined) {
    const { newAwsBlueprint } = await import('../new/new-aws-blueprint.ts');
    await newAwsBlueprint({ type, identifier, isDryRun }, context);
    return;
  }
  if (identifier === undefined)
    throw new UserError(
      'a blueprint of what?',
      'write `cadastre new blueprint NAME`, or `cadastre new blueprint --aws TYPE`',
    );
  const { newBlueprint } = await import('../new/new-blueprint.ts');
  await newBlueprint(identifier, isDryRun, context);
}
