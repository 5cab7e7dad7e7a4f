import type { ReferenceTarget, TypeDescription } from '../../../ports/type-library.ts';
import { arnForm } from '../arn-form.ts';
import { getAwsType } from '../types.ts';
import { arnProgram } from './arn-program.ts';
import type { Surroundings } from './surroundings.ts';

/** How the value of a reference leads to an entity. */
export interface TargetForm {
  readonly blueprint: string;
  /** Whether the value is the ARN of the target. */
  readonly isArn: boolean;
  /** A jq expression that makes the identifier of the entity out of a name. */
  readonly compose: string | undefined;
  /** The service in the ARN of the target. */
  readonly service: string | undefined;
}

/** Undefined where no blueprint has the target, or nothing is known of how it is named. */
export function targetForm(
  { type, property }: ReferenceTarget,
  { library, homes }: Surroundings,
  partition: string | undefined,
): TargetForm | undefined {
  const home = homes.get(type);
  const description = library.find(type);
  if (home === undefined || description === undefined) return undefined;
  const { kind, form } = arnForm(description);
  const template = form.startsWith('arn:') ? form : description.arnTemplate;
  const found = { blueprint: home.blueprint, service: template?.split(':')[2] };
  const isArn = /arn$/i.test(property) || (kind !== 'template' && property === form);
  if (isArn) {
    const name = ECHOED[type];
    const compose =
      name === undefined ? undefined : composeArn(description, name, { template, partition });
    return { ...found, isArn, compose };
  }
  // An identifier of its own is the blueprint's affair.
  if (home.rule.identifier !== undefined) return undefined;
  const compose =
    kind === 'survey'
      ? composeArn(description, property, { template, partition })
      : composeKey(description, property);
  return compose === undefined ? undefined : { ...found, isArn, compose };
}

/** Handlers echo what they were given: where an ARN is promised, these may be called by name. */
const ECHOED: Readonly<Record<string, string>> = {
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::Lambda::Function': 'FunctionName',
};

interface ArnTemplate {
  readonly template: string | undefined;
  readonly partition: string | undefined;
}

/** The ARN out of the name, where the name is all that it needs. */
function composeArn(
  description: TypeDescription,
  property: string,
  { template, partition }: ArnTemplate,
): string | undefined {
  if (template === undefined) return undefined;
  const names = Array.from(template.matchAll(/\$\{(\w+)\}/g), ([, name]) => name ?? '');
  const [only, ...others] = names.filter((name) => !PLACES.has(name));
  const isName = only === property || isIdentifier(description, property);
  if (only === undefined || others.length > 0 || !isName) return undefined;
  const parts = { region: '$region', account: '$account', partition, variable: () => '.' };
  return arnProgram(template, parts);
}

const PLACES: ReadonlySet<string> = new Set(['Partition', 'Region', 'Account']);

/** What `toKey` calls a resource without an ARN. */
function composeKey(description: TypeDescription, property: string): string | undefined {
  if (!isIdentifier(description, property)) return undefined;
  const { type } = description;
  const region = getAwsType(type).isGlobal === true ? 'global' : '\\($region)';
  return `"${type}/\\($account)/${region}/\\(.)"`;
}

function isIdentifier({ primaryIdentifier }: TypeDescription, property: string): boolean {
  return primaryIdentifier.length === 1 && primaryIdentifier[0] === property;
}
