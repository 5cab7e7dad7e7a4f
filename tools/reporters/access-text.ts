import type { AccessOutput, AccessRefusal } from '../model/access-output.ts';
import { count } from './count.ts';
import { printable } from './printable.ts';

/** For people: one line for each refusal, with what to do, and one that sums up. */
export function renderAccessText(output: AccessOutput): string {
  const { author, roles, teams, survey, decided, refusals } = output;
  const lines = refusals.map((refusal) => {
    const { message, hint } = refusal;
    return `${printable(placeOf(refusal))} ${printable(message)} → ${printable(hint)}`;
  });
  const who = survey
    ? 'the survey'
    : [roles.join(', ') || 'no role', teams.length === 0 ? 'in no team' : teams.join(', ')].join(
        '; ',
      );
  const verdict = refusals.length === 0 ? 'all allowed' : count(refusals.length, 'refusal');
  const sum = `${count(decided, 'question')} of access for \`${author}\` (${who}): ${verdict}`;
  return [...lines, printable(sum), ''].join('\n');
}

function placeOf({ file, line, column }: AccessRefusal): string {
  return line === undefined ? file : `${file}:${line}:${column}`;
}
