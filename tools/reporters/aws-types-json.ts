import type { AwsTypeRow, AwsTypesOutput } from '../model/aws-types-output.ts';

export function renderAwsTypesJson(types: readonly AwsTypeRow[]): string {
  const output: AwsTypesOutput = { version: 1, types: [...types] };
  return `${JSON.stringify(output, null, 2)}\n`;
}
