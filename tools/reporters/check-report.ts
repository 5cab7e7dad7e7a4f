import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What `cadastre check` has to say: data, for every format alike. */
export interface CheckReport {
  readonly summary: {
    readonly files: number;
    readonly entities: number;
    readonly errors: number;
    readonly warnings: number;
  };
  readonly diagnostics: readonly Diagnostic[];
}

export function createCheckReport(
  diagnostics: readonly Diagnostic[],
  files: number,
  entities: number,
): CheckReport {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    summary: { files, entities, errors, warnings: diagnostics.length - errors },
    diagnostics,
  };
}
