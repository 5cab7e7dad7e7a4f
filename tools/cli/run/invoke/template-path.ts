import { Refusal } from '../refusal.ts';

/**
 * The path of a rendered file, from the top of the repository. Throws Refusal for one that would leave it, or that git or a
 * file system does not take.
 */
export function templatePath(folder: string, path: string): string {
  const whole = folder === '' ? path : `${folder}/${path}`;
  const parts = whole.split('/');
  const isPlain = parts.every((part) => isPlainName(part));
  if (isPlain && whole.length <= MOST_CHARACTERS) return whole;
  throw new Refusal(`\`${whole}\` is no path of a file in a repository`, 'ask with other inputs');
}

const MOST_CHARACTERS = 1000;

function isPlainName(name: string): boolean {
  const isOfGit = /^\.git[ .]*$/i.test(name) || /^git~\d+$/i.test(name);
  // oxlint-disable-next-line no-control-regex -- they are what a name must not hold
  const isOdd = /[\\:*?"<>|\u0000-\u001F\u007F\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/.test(
    name,
  );
  return name !== '' && !/^[ .]+$/.test(name) && name === name.trim() && !isOfGit && !isOdd;
}
