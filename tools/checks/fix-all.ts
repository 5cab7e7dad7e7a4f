import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyFix } from '../document/apply-fix.ts';
import { checkCatalog, type CheckRequest, type CheckResult } from './check-catalog.ts';

/** A fix may uncover what another can mend; more rounds than this would be a defect of ours. */
const MAX_ROUNDS = 8;

export interface FixedCatalog {
  readonly result: CheckResult;
  readonly fixed: number;
}

/**
 * Makes every safe fix, one a file and round, because each moves what the others speak of, and writes
 * the files of a round together. A fix that did not help is not tried again.
 */
export async function fixAll(
  request: CheckRequest,
  first: CheckResult,
  includes: (diagnostic: Diagnostic) => boolean,
): Promise<FixedCatalog> {
  let result = first;
  let fixed = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const texts = new Map<string, string>();
    let made = 0;
    // From the last to the first: what stands before keeps its place.
    for (const { diagnostic, fix } of result.found.toReversed()) {
      if (fix?.isSafe !== true || !includes(diagnostic)) continue;
      const { file } = diagnostic.location;
      const text = texts.get(file) ?? result.texts.get(file);
      const after = text === undefined ? undefined : applyFix(text, fix.edit);
      // The mark is gone as soon as a file is read; writing the text back is all there is to do.
      const isMark = fix.edit.kind === 'byte-order-mark';
      if (after === undefined || (after === text && !isMark)) continue;
      texts.set(file, after);
      made += 1;
    }
    if (made === 0) break;
    await request.store.write([...texts].map(([path, text]) => ({ path, text })));
    fixed += made;
    result = await checkCatalog(request);
  }
  return { result, fixed };
}
