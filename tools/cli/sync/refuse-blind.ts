import { UserError } from '../../diagnostics/user-error.ts';
import type { Scope } from '../../sources/aws/observation.ts';

/** Where not one scope could be read, the reason is the credentials or the network, not AWS. */
export function refuseBlind(scopes: readonly Scope[], mask: (text: string) => string): void {
  const [first] = scopes;
  if (
    first === undefined ||
    scopes.some(({ state }) => state === 'complete' || state === 'truncated?')
  )
    return;
  const reason = first.reason ?? first.state;
  throw new UserError(
    `none of ${scopes.length} scopes could be read; the first said: ${mask(reason)}`,
    'check the credentials (AWS_PROFILE or AWS_ACCESS_KEY_ID), the network, and `aws:` in cadastre.yaml; nothing was written',
  );
}
