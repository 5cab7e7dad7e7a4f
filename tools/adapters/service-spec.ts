import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type {
  TypeDescription,
  TypeLibrary,
  TypeProperty,
  TypeReference,
} from '../ports/type-library.ts';

/** Loads the description of all AWS types that the package brings: a third of a second, and 140 MB. */
export async function loadServiceSpec(): Promise<TypeLibrary> {
  const database = await loadAwsServiceSpec();
  const resources = resourcesOf(database);
  return {
    names: resources.map(({ cloudFormationType }) => cloudFormationType).toSorted(),
    find(type) {
      const found = resources.find(({ cloudFormationType }) => cloudFormationType === type);
      return found === undefined ? undefined : describe(database, found);
    },
  };
}

// The package describes its contents with types of another, which is not ours to import.
type Database = Awaited<ReturnType<typeof loadAwsServiceSpec>>;
type Resource = ReturnType<typeof resourcesOf>[number];
type Property = Resource['properties'][string];
type PropertyType = Property['type'];

function resourcesOf(database: Database) {
  return database.all('resource');
}

function describe(database: Database, resource: Resource): TypeDescription {
  const tags = resource.tagInformation;
  return {
    type: resource.cloudFormationType,
    documentation: resource.documentation ?? '',
    primaryIdentifier:
      IDENTIFIERS[resource.cloudFormationType] ??
      (resource.primaryIdentifier ?? []).map((name) => name.replaceAll('/', '.')),
    arnTemplate: resource.arnTemplate,
    tags:
      tags === undefined
        ? undefined
        : { property: tags.tagPropertyName, isMap: tags.variant === 'map' },
    properties: new Map([
      ...Object.entries(resource.attributes).map(
        ([name, attribute]) => [name, toProperty(attribute, true)] as const,
      ),
      ...Object.entries(resource.properties)
        .filter(([, { deprecated }]) => deprecated === undefined)
        .map(([name, property]) => [name, toProperty(property, false)] as const),
    ]),
    references: referencesIn(database, resource.properties, [], []),
  };
}

/** Where the package has another identifier than Cloud Control (registry schemas of 2026-08). */
const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::Model': ['RestApiId', 'Name'],
  'AWS::ApiGateway::RequestValidator': ['RestApiId', 'RequestValidatorId'],
  'AWS::AppStream::StackFleetAssociation': ['FleetName', 'StackName'],
  'AWS::AppSync::GraphQLApi': ['ApiId'],
  'AWS::IoTFleetHub::Application': ['ApplicationId'],
  'AWS::SES::ConfigurationSetEventDestination': ['Id'],
  'AWS::SageMaker::ExperimentTrialComponent': ['Arn'],
};

interface Field {
  readonly type: PropertyType;
  readonly documentation?: string;
}

function toProperty({ type, documentation = '' }: Field, isReadOnly: boolean): TypeProperty {
  return { shape: shapeOf(type), values: valuesOf(type), isReadOnly, documentation };
}

function shapeOf(type: PropertyType): TypeProperty['shape'] {
  switch (type.type) {
    case 'string':
    case 'date-time':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return shapeOf(type.element) === 'string' ? 'strings' : 'other';
    default:
      return 'other';
  }
}

function valuesOf(type: PropertyType): readonly string[] {
  if (type.type === 'array') return valuesOf(type.element);
  return type.type === 'string' ? (type.allowedValues ?? []) : [];
}

/** Deeper than this nobody writes a reference, and some types hold themselves. */
const MOST_STEPS = 8;

function referencesIn(
  database: Database,
  properties: Readonly<Record<string, Property>>,
  above: readonly string[],
  within: readonly string[],
): readonly TypeReference[] {
  if (above.length > MOST_STEPS) return [];
  return Object.entries(properties).flatMap(([name, { type, relationshipRefs = [] }]) => {
    const { steps, definition } = unwrap(type);
    const path = [...above, name, ...steps];
    const own = relationshipRefs.map(({ cloudFormationType, propertyName }) => ({
      type: cloudFormationType,
      property: propertyName,
    }));
    const nested =
      definition === undefined || within.includes(definition)
        ? []
        : referencesIn(database, database.get('typeDefinition', definition).properties, path, [
            ...within,
            definition,
          ]);
    return own.length === 0 ? nested : [{ path, targets: own }, ...nested];
  });
}

interface Unwrapped {
  readonly steps: readonly string[];
  /** The definition that the elements have. */
  readonly definition: string | undefined;
}

/** Lists are gone through; the keys of a mapping are the user's own, and lead nowhere. */
function unwrap(type: PropertyType): Unwrapped {
  if (type.type === 'ref') return { steps: [], definition: type.reference.$ref };
  if (type.type !== 'array') return { steps: [], definition: undefined };
  const { steps, definition } = unwrap(type.element);
  return { steps: ['[]', ...steps], definition };
}
