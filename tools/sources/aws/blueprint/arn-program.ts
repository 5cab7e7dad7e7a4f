/** The partition of a region, in jq, for what has no ARN to take it from. */
const PARTITION =
  'if startswith("cn-") then "aws-cn" elif startswith("us-gov-") then "aws-us-gov" elif startswith("eusc-") then "aws-eusc" else "aws" end';

/** Expressions for what an ARN is made of. */
export interface ArnParts {
  readonly region: string;
  readonly account: string;
  /** An expression that has the partition already; without it the region tells. */
  readonly partition?: string | undefined;
  /** Of every other variable. */
  variable(name: string): string;
}

/** A template with `${Variable}`s → a jq expression that is the ARN. */
export function arnProgram(template: string, parts: ArnParts): string {
  const filled = template.split(/(\$\{[^}]*\})/).map((part) => {
    const name = /^\$\{(.*)\}$/.exec(part)?.[1];
    if (name === undefined) return JSON.stringify(part).slice(1, -1);
    return `\\(${expressionOf(name, parts)})`;
  });
  return `"${filled.join('')}"`;
}

function expressionOf(name: string, { region, account, partition, variable }: ArnParts): string {
  if (name === 'Region') return region;
  if (name === 'Account') return account;
  if (name === 'Partition') return partition ?? `${region} | ${PARTITION}`;
  return variable(name);
}
