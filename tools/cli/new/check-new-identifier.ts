import { UserError } from '../../diagnostics/user-error.ts';
import type { Catalog } from '../../load/catalog.ts';
import { printable } from '../../reporters/printable.ts';

/** As `BlueprintFile` has it. */
const IDENTIFIER = /^(?!\.{1,2}$)[\p{L}0-9@_.+:\\/-]{1,100}$/u;

/** Throws UserError for a name that no blueprint can have, or another one has. */
export function checkNewIdentifier(catalog: Catalog, identifier: string): void {
  if (!IDENTIFIER.test(identifier)) {
    throw new UserError(
      `\`${printable(identifier)}\` cannot be the identifier of a blueprint`,
      'write at most 100 letters, digits and @ _ . + : \\ / -, such as secretsManagerSecret',
    );
  }
  const clash = catalog.blueprints.find(
    (each) => each.identifier.toLowerCase() === identifier.toLowerCase(),
  );
  if (clash === undefined) return;
  throw new UserError(
    `there is a blueprint \`${clash.identifier}\` already, in ${clash.origin.file}`,
    'give the new one another name with --identifier',
  );
}
