export interface Mask {
  /** From now on the text, and each line of it, is not shown. */
  add(secret: string): void;
  /** The text with `***` where there was a secret. */
  apply(text: string): string;
}

/** What a job must not show: secrets, and what its steps added, in the spellings that GitHub looks for as well. */
export function createMask(secrets: readonly string[]): Mask {
  const hidden = new Set<string>();
  const add = (secret: string): void => {
    for (const part of [secret, ...secret.split(/\r?\n/u)]) {
      if (part.trim() === '') continue;
      for (const spelling of spellingsOf(part)) hidden.add(spelling);
    }
  };
  for (const secret of secrets) add(secret);
  return {
    add,
    apply: (text) => {
      const longestFirst = [...hidden].sort((one, other) => other.length - one.length);
      return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
    },
  };
}

/** In base64 a text looks different at each of three places; short ones would hide too much. */
function spellingsOf(secret: string): readonly string[] {
  const spellings = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  if (secret.length < 8) return spellings;
  const shifted = [0, 1, 2].map((shift) => {
    const bytes = Buffer.from(secret, 'utf8').subarray(shift);
    return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
  });
  return [...spellings, Buffer.from(secret, 'utf8').toString('base64'), ...shifted];
}
