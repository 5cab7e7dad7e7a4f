import type { TypeDescription, TypeReference } from '../../../ports/type-library.ts';
import { arnForm } from '../arn-form.ts';
import type { Surroundings } from './surroundings.ts';
import { targetForm, type TargetForm } from './target-form.ts';
import { toCamelCase } from './to-camel-case.ts';

export interface ChosenRelation {
  readonly name: string;
  readonly target: string;
  readonly isMany: boolean;
  /** The words that its name was made of. */
  readonly label: string;
  readonly program: string;
  /** The top-level property that it is, where it is one: then the property itself is not needed. */
  readonly property: string | undefined;
}

/** The references of a type that lead to blueprints which are there. */
export function chooseRelations(
  description: TypeDescription,
  surroundings: Surroundings,
): readonly ChosenRelation[] {
  const { primaryIdentifier } = description;
  // The ARN of the resource itself knows the partition.
  const partition =
    arnForm(description).kind === 'survey' ? '$arn // "arn:aws" | split(":")[1]' : undefined;
  const chosen = new Map<string, ChosenRelation>();
  for (const reference of description.references) {
    const named = reference.path.filter((step) => step !== '[]');
    const [first = ''] = named;
    // What names the resource itself names another only by accident; what lies deep is a detail.
    const isOwnName = primaryIdentifier.length === 1 && primaryIdentifier.includes(first);
    if (named.length > MOST_STEPS || isOwnName || !named.every((step) => /^\w+$/.test(step)))
      continue;
    const forms = reference.targets.flatMap(
      (target) => targetForm(target, surroundings, partition) ?? [],
    );
    for (const relation of toRelations(reference, named, forms)) {
      if (!chosen.has(relation.name)) chosen.set(relation.name, relation);
    }
  }
  return [...chosen.values()];
}

const MOST_STEPS = 3;

function toRelations(
  { path }: TypeReference,
  named: readonly string[],
  forms: readonly TargetForm[],
): readonly ChosenRelation[] {
  const blueprints = [...new Set(forms.map(({ blueprint }) => blueprint))];
  const isMany = path.includes('[]');
  return blueprints.flatMap((target): ChosenRelation[] => {
    const own = forms.filter(({ blueprint }) => blueprint === target);
    const isAlone = blueprints.length === 1;
    const program = toProgram(path, own, isAlone);
    if (program === undefined) return [];
    const label = labelOf(named, isMany);
    const suffix = isAlone ? '' : target.slice(0, 1).toUpperCase() + target.slice(1);
    const name = toCamelCase(label) + suffix.replaceAll(/[^A-Za-z0-9]/g, '');
    return [
      {
        name,
        target,
        isMany,
        label: isAlone ? label : `${label}${suffix}`,
        program,
        property: path.length === 1 ? path[0] : undefined,
      },
    ];
  });
}

/** Where more blueprints than one come into question, the ARN says which, and a name says nothing. */
function toProgram(
  path: readonly string[],
  forms: readonly TargetForm[],
  isAlone: boolean,
): string | undefined {
  const value = pathProgram(path);
  const isMany = path.includes('[]');
  const list = (program: string): string => (isMany ? `[${program}]` : program);
  const isArn = forms.some((form) => form.isArn);
  if (!isAlone) {
    const services = [...new Set(forms.flatMap(({ service }) => service ?? []))];
    if (!isArn) return undefined;
    const test = services.map((service) => `. == ${JSON.stringify(service)}`).join(' or ');
    const select = test === '' ? '' : ` | select(split(":")[2] | ${test})`;
    return list(`${value} | strings${select}`);
  }
  const compose = forms.find((form) => form.compose !== undefined)?.compose;
  if (compose === undefined) return isArn ? list(value) : undefined;
  const used = ['$arn', '$region', '$account'].filter((name) => compose.includes(name));
  const head = used.length === 0 ? '' : `. as {${used.join(', ')}} | `;
  const made = `${value} | strings | if startswith("arn:") then . else ${compose} end`;
  return `${head}${list(made)}`;
}

/** A value of another shape than expected leads nowhere, and is no error. */
function pathProgram(path: readonly string[]): string {
  const steps = path.map((step, index) => {
    if (step === '[]') return '[]?';
    return index === 0 ? `.${step}` : `.${step}?`;
  });
  return `.Properties${steps.join('')}`;
}

/** `TargetGroupArns` → `TargetGroups`; `Targets`, `Arn` → `Targets`; `Vpc`, `SubnetId` → `Subnet`. */
function labelOf(named: readonly string[], isMany: boolean): string {
  const strip = (name: string): string =>
    name.replace(/(?:Arns?|ARNs?|Ids?|IDs?|Names?|Identifiers?)$/, '');
  const label = named.map(strip).findLast((name) => name !== '') ?? named.at(-1) ?? '';
  return isMany && !label.endsWith('s') ? `${label}s` : label;
}
