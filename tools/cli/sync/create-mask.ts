import type { AwsConfig } from '../../model/config.ts';

/** A text as it may be printed: with `aws.maskAccounts`, all but the last four digits of account ids are stars. */
export function createMask(config: AwsConfig | undefined): (text: string) => string {
  if (config?.maskAccounts !== true) return (text) => text;
  const ids = (config.accounts ?? []).map(({ id }) => id);
  const known = new RegExp(`(?<!\\d)(?:${['(?!)', ...ids].join('|')})(?!\\d)`, 'g');
  // Accounts that are not configured stand in ARNs, in the URLs of queues and behind a registry's name.
  const others =
    /(?<=arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:|\.amazonaws\.com(?:\.cn)?\/)\d{12}(?!\d)/g;
  return (text) => text.replaceAll(known, starred).replaceAll(others, starred);
}

/** The same for a document of JSON, which stays one: numbers are left alone. */
export function maskJson(text: string, mask: (text: string) => string): string {
  return `${JSON.stringify(maskValue(JSON.parse(text), mask), null, 2)}\n`;
}

function maskValue(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((element) => maskValue(element, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [mask(key), maskValue(member, mask)]),
  );
}

function starred(id: string): string {
  return '*'.repeat(8) + id.slice(-4);
}
