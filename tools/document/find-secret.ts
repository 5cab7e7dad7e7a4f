/** Something that looks like a secret. The value itself is never kept. */
export interface SecretFound {
  readonly what: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Forms that are secrets and nothing else. Example keys from documentation count: nobody can tell. What may be long
 * before the mark that decides has a bound, so that a long text without the mark is not read from every word again.
 */
const PATTERNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9._]{36,}|github_pat_\w{22,})/],
  ['a Slack token', /\bxox[abposr]-[A-Za-z0-9-]{10,}/],
  ['a Slack webhook', /hooks\.slack\.com\/services\/[A-Za-z0-9/]{20,}/],
  ['a Stripe key', /\b(?:sk|rk|whsec)_[A-Za-z0-9_]{16,}/],
  ['a JSON Web Token', /\beyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,}\./],
  ['a password in a URL', /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]+:[^\s/@]{3,}@/],
];

/** All of them in one: nearly no text has any. */
const ANY = new RegExp(PATTERNS.map(([, { source }]) => source).join('|'));

/** The first thing in a text that looks like a secret, or undefined. */
export function findSecret(text: string): SecretFound | undefined {
  if (!ANY.test(text)) return undefined;
  for (const [what, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null) return { what, line: text.slice(0, match.index).split('\n').length };
  }
  return undefined;
}
