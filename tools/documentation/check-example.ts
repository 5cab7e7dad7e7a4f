import { BASELINE_FILE } from '../checks/baseline.ts';
import { checkCatalog, type CheckResult } from '../checks/check-catalog.ts';
import type { Example } from '../diagnostics/explanations/explanation.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';

/** What Cadastre says of an example of the documentation. */
export async function checkExample(
  { given = {}, before, ...example }: Example,
  which: 'wrong' | 'right',
): Promise<CheckResult> {
  const files = { ...given, ...example[which] };
  return await checkCatalog({
    store: createMemoryFileStore(files),
    layout: { kind: 'repository' },
    base: before === undefined ? undefined : createMemoryFileStore({ ...given, ...before }),
    baseline: files[BASELINE_FILE],
    derivedAt: new Date(0),
  });
}
