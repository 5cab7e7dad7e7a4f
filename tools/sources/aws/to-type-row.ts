import type { Blueprint } from '../../load/catalog.ts';
import type { AwsTypeRow } from '../../model/aws-types-output.ts';
import type { TypeLibrary } from '../../ports/type-library.ts';
import { arnForm } from './arn-form.ts';
import { firstSentence } from './blueprint/first-sentence.ts';
import { PSEUDO_TYPES } from './pseudo-observations.ts';
import { TYPE_ACTIONS } from './type-actions.ts';
import { findAwsType, getAwsType } from './types.ts';

const LONGEST_DESCRIPTION = 200;

/** What is known of a type, here and at AWS. */
export function toTypeRow(
  type: string,
  library: TypeLibrary,
  all: readonly Blueprint[],
): AwsTypeRow {
  const description = library.find(type);
  const arn = description === undefined ? '' : arnForm(description).form;
  const sentence = firstSentence(description?.documentation ?? '', LONGEST_DESCRIPTION);
  const { isGlobal, silentLimit } = getAwsType(type);
  return {
    type,
    ...listOf(type),
    primaryIdentifier: [...(description?.primaryIdentifier ?? [])],
    ...(arn === '' ? {} : { arn }),
    isGlobal: isGlobal === true,
    ...(silentLimit === undefined ? {} : { silentLimit }),
    blueprints: all
      .filter(({ file }) => file.sync?.some(({ aws }) => aws === type) === true)
      .map(({ identifier }) => identifier),
    hasActions: Object.hasOwn(TYPE_ACTIONS, type),
    ...(sentence === '' ? {} : { description: sentence }),
  };
}

function listOf(type: string): Pick<AwsTypeRow, 'list' | 'reason' | 'parent' | 'models'> {
  if (PSEUDO_TYPES.has(type))
    return { list: 'no', reason: 'AWS has no such type: it comes from `aws:` in cadastre.yaml' };
  const { isUnlisted, parent, models } = getAwsType(type);
  if (isUnlisted !== undefined) return { list: 'no', reason: isUnlisted };
  if (parent !== undefined)
    return { list: 'by-parent', parent: { type: parent.type, model: { ...parent.model } } };
  if (models !== undefined)
    return { list: 'by-model', models: models.map(({ model }) => ({ ...model })) };
  if (Object.hasOwn(TYPE_ACTIONS, type) || findAwsType(type) !== undefined) return { list: 'yes' };
  const command = `aws cloudformation describe-type --type RESOURCE --type-name ${type}`;
  return {
    list: 'unknown',
    reason: `not in the tables here: a survey tells, and so does \`${command}\` (handlers.list)`,
  };
}
