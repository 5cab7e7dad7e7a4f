import type {
  BlueprintFile,
  PropertyDefinition,
  RelationDefinition,
  SyncRule,
} from '../../../model/blueprint.ts';
import type { TypeDescription, TypeProperty, TypeTags } from '../../../ports/type-library.ts';
import { arnForm } from '../arn-form.ts';
import { arnProgram } from './arn-program.ts';
import { chooseProperties } from './choose-properties.ts';
import { chooseRelations } from './choose-relations.ts';
import { firstSentence } from './first-sentence.ts';
import type { Surroundings } from './surroundings.ts';
import { toCamelCase } from './to-camel-case.ts';
import { toTitle } from './to-title.ts';

/** Port's limits for the title and the description of a blueprint. */
const LONGEST_TITLE = 100;
const LONGEST_DESCRIPTION = 200;
/** A longer list of values is a list of what AWS has today. */
const MOST_VALUES = 30;

export interface NewBlueprint {
  readonly file: BlueprintFile;
  /** How many properties more it could have. */
  readonly omitted: number;
}

/** A blueprint for a type: what people look for, where it leads, and the mapping that fills it. */
export function toBlueprint(
  description: TypeDescription,
  identifier: string,
  surroundings: Surroundings,
): NewBlueprint {
  const { type, documentation, tags } = description;
  const members = [...placesOf(surroundings), ...referencesOf(description, surroundings)];
  const replaced = new Set(members.flatMap(({ property }) => property ?? []));
  const taken = new Set(['arn', 'stack', 'tags']);
  const { chosen, omitted } = chooseProperties(description);
  const properties = chosen
    .filter(([name]) => description.primaryIdentifier.includes(name) || !replaced.has(name))
    .map(([name, property]) => ({
      name: freeName(toCamelCase(name), taken),
      from: name,
      property,
    }));
  const arn = arnOf(description);
  const sync: SyncRule = {
    aws: type,
    title: titleProgram(description),
    properties: {
      ...Object.fromEntries(properties.map(({ name, from }) => [name, `.Properties.${from}`])),
      ...(tags === undefined ? {} : tagPrograms(tags)),
      ...(arn === '' ? {} : { arn }),
    },
    relations: Object.fromEntries(members.map(({ name, program }) => [name, program])),
  };
  const sentence = firstSentence(documentation, LONGEST_DESCRIPTION);
  const file: BlueprintFile = {
    identifier,
    title: typeTitle(type),
    ...(sentence === '' ? {} : { description: sentence }),
    icon: 'AWS',
    schema: {
      properties: {
        ...Object.fromEntries(
          properties.map(({ name, from, property }) => [name, toDefinition(from, property)]),
        ),
        ...(tags === undefined ? {} : TAG_PROPERTIES),
        ...(arn === '' ? {} : { arn: { type: 'string', title: 'ARN' } }),
      },
    },
    relations: Object.fromEntries(members.map(({ name, definition }) => [name, definition])),
    ownership: { type: 'Direct' },
    sync: [sync],
  };
  return { file, omitted };
}

interface Member {
  readonly name: string;
  readonly definition: RelationDefinition;
  readonly program: string;
  readonly property?: string | undefined;
}

function placesOf({ homes }: Surroundings): readonly Member[] {
  const region = homes.get('AWS::Region')?.blueprint;
  const account = homes.get('AWS::Account')?.blueprint;
  return [
    ...(region === undefined
      ? []
      : [{ name: 'region', definition: { target: region, title: 'Region' }, program: '.region' }]),
    ...(account === undefined
      ? []
      : [
          {
            name: 'account',
            definition: { target: account, title: 'AWS account' },
            program: '.account',
          },
        ]),
  ];
}

function referencesOf(description: TypeDescription, surroundings: Surroundings): readonly Member[] {
  const taken = new Set(['region', 'account']);
  return chooseRelations(description, surroundings).map(
    ({ name, target, isMany, label, program, property }) => ({
      name: freeName(name, taken),
      definition: {
        target,
        title: toTitle(label).slice(0, LONGEST_TITLE),
        ...(isMany ? { many: true } : {}),
      },
      program,
      property,
    }),
  );
}

/** The name, or the name with a number behind it, and from now on it is taken. */
function freeName(name: string, taken: Set<string>): string {
  const candidates = [name, ...Array.from(taken, (_, index) => `${name}${index + 2}`)];
  const free = candidates.find((candidate) => !taken.has(candidate)) ?? name;
  taken.add(free);
  return free;
}

function toDefinition(name: string, property: TypeProperty): PropertyDefinition {
  const { shape, values } = property;
  const title = toTitle(name).slice(0, LONGEST_TITLE);
  const sentence = firstSentence(property.documentation, LONGEST_DESCRIPTION);
  const texts = { title, ...(sentence === '' ? {} : { description: sentence }) };
  const distinct = [...new Set(values)];
  const closed = distinct.length > 0 && distinct.length <= MOST_VALUES ? { enum: distinct } : {};
  if (shape === 'strings') return { type: 'array', ...texts, items: { type: 'string', ...closed } };
  return { type: shape === 'other' ? 'object' : shape, ...texts, ...closed };
}

/** Empty where there is none. */
function arnOf(description: TypeDescription): string {
  const { kind, form } = arnForm(description);
  switch (kind) {
    case 'survey':
      return '.arn';
    case 'property':
      return `.Properties.${form}`;
    case 'template':
      return arnProgram(form, {
        region: '.region',
        account: '.account',
        variable: (name) => `.Properties.${name}`,
      });
    default:
      return '';
  }
}

/** The property that is a name, or else what AWS calls the resource. */
function titleProgram({ type, properties, primaryIdentifier }: TypeDescription): string {
  const resource = type.split('::').at(-1) ?? '';
  const candidates = [
    'Name',
    `${resource}Name`,
    ...primaryIdentifier.filter((name) => name.endsWith('Name')),
    `${resource}Key`,
    'DisplayName',
    'Title',
  ];
  const name = candidates.find((each) => properties.get(each)?.shape === 'string');
  if (name !== undefined) return `.Properties.${name} // .identifier`;
  const [only = '', ...others] = primaryIdentifier;
  // Of an ARN, what comes behind the account.
  return others.length === 0 && /arn$/i.test(only)
    ? '.identifier | if startswith("arn:") then split(":")[5:] | join(":") else . end'
    : '.identifier';
}

/** `AWS::SecretsManager::Secret` → `SecretsManager secret`. */
function typeTitle(type: string): string {
  const [, service = '', resource = ''] = type.split('::');
  const title = toTitle(resource);
  const isWord = /^[A-Z][a-z]/.test(title);
  const thing = isWord ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
  return `${service} ${thing}`.slice(0, LONGEST_TITLE);
}

const TAG_PROPERTIES: Readonly<Record<string, PropertyDefinition>> = {
  tags: {
    type: 'object',
    title: 'Tags',
    description: 'The tags of the resource, without those that AWS sets.',
  },
  stack: { type: 'string', title: 'CloudFormation stack' },
};

function tagPrograms({ property, isMap }: TypeTags): Readonly<Record<string, string>> {
  const place = `.Properties.${property}`;
  return isMap
    ? {
        tags: `${place} // {} | with_entries(select(.key | startswith("aws:") | not))`,
        stack: `${place}["aws:cloudformation:stack-name"]?`,
      }
    : {
        tags: `[${place}[]? | select(.Key? | strings | startswith("aws:") | not) | {key: .Key, value: .Value}] | from_entries`,
        stack: `first(${place}[]? | select(.Key? == "aws:cloudformation:stack-name") | .Value)`,
      };
}
