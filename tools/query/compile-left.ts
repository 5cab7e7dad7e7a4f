import { isRecord } from '../load/is-record.ts';
import type { Place } from './compile-options.ts';
import { compilePath } from './compile-path.ts';
import { compilePropertyPath, reportUnknownRelation } from './compile-property-path.ts';
import type { Left, RelatedLeft, SchemaLeft, Test } from './query.ts';
import { compileContext } from './compile-context.ts';

type Value = Readonly<Record<string, unknown>>;

export interface CompiledLeft {
  /** Undefined where a problem was reported. */
  readonly left: Left | undefined;
  /** The keys of the rule that were read. */
  readonly keys: readonly string[];
}

export function compileLeft(value: Value, test: Test, place: Place): CompiledLeft {
  if (test === 'relatedTo')
    return { left: compileRelated(value, place), keys: ['blueprint', 'direction', 'required'] };
  const below = (key: string): Place => ({ ...place, path: [...place.path, key] });
  if (value['property'] !== undefined)
    return { left: compileProperty(value['property'], below('property')), keys: ['property'] };
  if (value['propertySchema'] !== undefined) {
    const left = compileSchema(value['propertySchema'], below('propertySchema'));
    return { left, keys: ['propertySchema'] };
  }
  if (value['relation'] !== undefined)
    return { left: compileRelation(value, place), keys: ['relation', 'targetProperty'] };
  if (value['scorecard'] !== undefined || value['scorecardRule'] !== undefined)
    return { left: compileScorecard(value, place), keys: ['scorecard', 'scorecardRule'] };
  place.report(place.path, 'the rule does not say what it looks at', 'add `property:`');
  return { left: undefined, keys: [] };
}

function compileProperty(value: unknown, place: Place): Left | undefined {
  if (typeof value === 'string') return compilePropertyPath(value, place);
  if (isRecord(value) && value['path'] !== undefined) return compilePath(value, place);
  if (isRecord(value) && value['context'] !== undefined) return compileContext(value, place);
  place.report(place.path, 'a property is a name', 'write its identifier, or `{path: […]}`');
  return undefined;
}

const SCHEMA_TYPES = ['string', 'number', 'boolean', 'object', 'array'] as const;

function compileSchema(value: unknown, { path, report }: Place): SchemaLeft | undefined {
  const schema = isRecord(value) ? value : {};
  const items = isRecord(schema['items']) ? schema['items'] : {};
  const { format } = schema;
  const type = SCHEMA_TYPES.find((each) => each === schema['type']);
  if (type === undefined) {
    report([...path, 'type'], `a type is one of ${SCHEMA_TYPES.join(', ')}`);
    return undefined;
  }
  const texts = [format, items['type'], items['format']];
  if (texts.some((each) => each !== undefined && typeof each !== 'string')) {
    report(path, '`format` and `items` say a type in words');
    return undefined;
  }
  const [first, itemType, itemFormat] = texts.map((each) =>
    typeof each === 'string' ? each : undefined,
  );
  return { kind: 'schema', type, format: first, items: { type: itemType, format: itemFormat } };
}

function compileRelation(value: Value, { path, options, report }: Place): Left | undefined {
  const { relation, targetProperty = '$identifier' } = value;
  if (typeof relation !== 'string' || relation === '') {
    report([...path, 'relation'], 'a relation is a name');
    return undefined;
  }
  if (targetProperty !== '$identifier' && targetProperty !== '$title') {
    const hint = 'write `$identifier` or `$title`';
    report([...path, 'targetProperty'], 'no other property of the target can be compared', hint);
    return undefined;
  }
  const { blueprint } = options;
  if (blueprint !== undefined && !blueprint.relations.has(relation)) {
    reportUnknownRelation(relation, blueprint, { path: [...path, 'relation'], report });
    return undefined;
  }
  return { kind: 'relation', relation, target: targetProperty };
}

function compileScorecard(value: Value, { path, report }: Place): Left | undefined {
  const { scorecard, scorecardRule } = value;
  if (typeof scorecard !== 'string' || scorecard === '') {
    report([...path, 'scorecard'], 'a scorecard is a name', 'add the identifier of a scorecard');
    return undefined;
  }
  if (scorecardRule !== undefined && typeof scorecardRule !== 'string') {
    report([...path, 'scorecardRule'], 'a rule of a scorecard is a name');
    return undefined;
  }
  return { kind: 'scorecard', scorecard, rule: scorecardRule };
}

function compileRelated(value: Value, { path, report }: Place): RelatedLeft | undefined {
  const { blueprint, direction, required } = value;
  if (typeof blueprint !== 'string') {
    report(
      [...path, 'blueprint'],
      '`relatedTo` needs the blueprint of its value',
      'add `blueprint:`',
    );
    return undefined;
  }
  if (direction !== undefined && direction !== 'upstream' && direction !== 'downstream') {
    const hint = 'write `upstream` or `downstream`, or leave it out';
    report([...path, 'direction'], 'the direction is not known', hint);
    return undefined;
  }
  if (required !== undefined && typeof required !== 'boolean') {
    report([...path, 'required'], '`required` is neither true nor false');
    return undefined;
  }
  return { kind: 'related', blueprint, direction, isRequired: required };
}
