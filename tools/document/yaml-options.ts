import type { DocumentOptions, LineCounter, ParseOptions, SchemaOptions } from 'yaml';

/** YAML 1.2 with the core schema: `no`, `on` and dates are text, and nothing else is guessed. */
export function yamlOptions(
  lineCounter: LineCounter,
): ParseOptions & DocumentOptions & SchemaOptions {
  return {
    lineCounter,
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  };
}
