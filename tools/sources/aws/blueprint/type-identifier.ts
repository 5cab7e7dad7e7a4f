import { toCamelCase } from './to-camel-case.ts';

/** `AWS::RDS::DBInstance` → `rdsDbInstance`: the blueprint's identifier, unless a person has a better one. */
export function typeIdentifier(type: string): string {
  return toCamelCase(type.split('::').slice(1).join(' '));
}
