import { secretNames } from '../../../actions/secret-names.ts';
import type { Action } from '../../../load/catalog.ts';
import type { Context } from '../../context.ts';
import { Refusal } from '../refusal.ts';

/** The secrets that an action names, masked before anything else sees them. Throws Refusal where one is not set. */
export async function readSecrets(
  { value }: Action,
  context: Context,
): Promise<Readonly<Record<string, string>>> {
  const job = await context.openJob();
  const secrets: Record<string, string> = {};
  for (const name of secretNames(value)) {
    const secret = context.env[`CADASTRE_SECRET_${name}`];
    if (secret === undefined || secret === '')
      throw new Refusal(
        `the secret \`${name}\` is not set`,
        'set it in the settings of the repository, below Secrets and variables, Actions',
      );
    job.mask(secret);
    secrets[name] = secret;
  }
  return secrets;
}

/** Shorter than this, a line of a secret is a bracket, and no secret. */
const SHORTEST_LINE = 4;

/** A text in which no secret stands, as it is, a line of it, or as JSON or an address would hold it. */
export function withoutSecrets(text: string, secrets: Readonly<Record<string, string>>): string {
  return Object.values(secrets)
    .flatMap(formsOf)
    .toSorted((a, b) => b.length - a.length)
    .reduce((result, secret) => result.replaceAll(secret, '***'), text);
}

function formsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  return [secret, ...lines.filter((line) => line.length >= SHORTEST_LINE)].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
  ]);
}
