import { getAwsType } from './types.ts';

/**
 * The one spelling of an identifier. Cloud Control echoes what it was asked for: where a part may be a name or
 * the ARN that ends with it, it is the name, which every handler takes.
 */
export function canonicalIdentifier(type: string, identifier: string): string {
  const { echoed } = getAwsType(type);
  if (echoed === undefined) return identifier;
  const parts = identifier.split('|');
  const position = echoed.position;
  return parts.map((part, index) => (index === position ? nameIn(part) : part)).join('|');
}

/** The same for the property that says the part again. */
export function canonicalProperties(
  type: string,
  properties: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { echoed } = getAwsType(type);
  if (echoed === undefined) return properties;
  const value = properties[echoed.property];
  if (typeof value !== 'string') return properties;
  return { ...properties, [echoed.property]: nameIn(value) };
}

/** `arn:aws:ecs:eu-west-1:111111111111:cluster/shop` → `shop`. */
function nameIn(text: string): string {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:[a-z-]+[:/](.+)$/.exec(text)?.[1] ?? text;
}
