import type { TypeDescription } from '../../ports/type-library.ts';
import { findAwsType } from './types.ts';

/** Where the ARN of a resource comes from. */
export interface ArnForm {
  /**
   * `survey`: every observation has it. `property`: a property that the survey does not look at.
   * `template`: what AWS documents, filled with properties. `none`: there is none.
   */
  readonly kind: 'survey' | 'property' | 'template' | 'none';
  /** The name of the property, or the template; empty for `none`. */
  readonly form: string;
}

export function arnForm({
  type,
  primaryIdentifier,
  arnTemplate,
  properties,
}: TypeDescription): ArnForm {
  const known = findAwsType(type)?.arn;
  if (known !== undefined) return { kind: known === '' ? 'none' : 'survey', form: known };
  if (properties.has('Arn')) return { kind: 'survey', form: 'Arn' };
  const [only, ...others] = primaryIdentifier;
  // The identifier takes the place of a property `Arn` that is not there.
  if (only !== undefined && others.length === 0 && /arn$/i.test(only))
    return { kind: 'survey', form: only };
  const resource = type.split('::').at(-1) ?? '';
  const property = ['ARN', `${resource}Arn`, `${resource}ARN`].find(
    (name) => properties.get(name)?.isReadOnly === true,
  );
  if (property !== undefined) return { kind: 'property', form: property };
  const isFilled =
    arnTemplate !== undefined &&
    variablesOf(arnTemplate).every((name) => PLACES.has(name) || properties.has(name));
  return isFilled ? { kind: 'template', form: arnTemplate } : { kind: 'none', form: '' };
}

const PLACES: ReadonlySet<string> = new Set(['Partition', 'Region', 'Account']);

function variablesOf(template: string): readonly string[] {
  return Array.from(template.matchAll(/\$\{([^}]*)\}/g), ([, name]) => name ?? '');
}
