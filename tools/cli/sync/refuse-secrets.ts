import { UserError } from '../../diagnostics/user-error.ts';
import { findSecret } from '../../document/find-secret.ts';
import type { FileChange } from '../../ports/file-store.ts';

/** Throws UserError if anything about to be written looks like a secret: the place is named, the value is not. */
export function refuseSecrets(texts: readonly FileChange[]): void {
  for (const { path, text } of texts) {
    const found = text === undefined ? undefined : findSecret(text);
    if (found === undefined) continue;
    const message = `${path}:${found.line} would hold what looks like ${found.what}`;
    throw new UserError(
      message,
      'nothing was written; take that property out of `sync`, or the secret out of AWS',
    );
  }
}
