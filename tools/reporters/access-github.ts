import type { AccessOutput, AccessRefusal } from '../model/access-output.ts';
import { count } from './count.ts';
import { githubCommand } from './github-command.ts';

/** The runner shows ten errors of a step and drops the rest without a word. */
const MOST = 10;

/** Commands that GitHub Actions turns into annotations. `prefix` leads from the top of the repository to the catalog. */
export function renderAccessGithub({ refusals }: AccessOutput, prefix: string): string {
  const shown = refusals.length <= MOST ? refusals : refusals.slice(0, MOST - 1);
  const rest = refusals.length - shown.length;
  const lines = shown.map((refusal) => toCommand(refusal, prefix));
  const more =
    rest === 0
      ? []
      : [
          githubCommand(
            'error',
            { title: 'cadastre access' },
            `${count(rest, 'more refusal')}: see the log of this run`,
          ),
        ];
  return [...lines, ...more].map((line) => `${line}\n`).join('');
}

function toCommand({ file, line, column, message, hint }: AccessRefusal, prefix: string): string {
  const place = {
    file: `${prefix}${file}`,
    ...(line === undefined ? {} : { line, endLine: line }),
    ...(column === undefined ? {} : { col: column }),
  };
  return githubCommand('error', { ...place, title: 'access' }, `${message}\n→ ${hint}`);
}
