import type { Verb, Verdict } from '../access/access-question.ts';
import type { Person } from '../actions/authorise.ts';
import { printable } from './printable.ts';

/** The answer to whether somebody may do something. */
export interface AccessExplanation {
  readonly person: Person;
  readonly verb: Verb;
  /** As it was asked. */
  readonly what: string;
  readonly verdict: Verdict;
  /** Where the rules are. */
  readonly file: string | undefined;
  readonly notice: string | undefined;
}

export function renderAccessExplanation(explanation: AccessExplanation): string {
  const { person, verb, what, verdict, file, notice } = explanation;
  const { isAllowed, by, rule, whoMay } = verdict;
  const roles = person.roles.join(', ') || 'none';
  const decided =
    by === 'git'
      ? 'no rule: what may be written to the repository decides'
      : by === 'survey'
        ? 'what a survey may do'
        : `${rule}${file === undefined ? '' : ` in ${file}`}`;
  const lines = [
    `${person.login} ${isAllowed ? 'may' : 'may not'} ${verb} ${what}`,
    `  decided by: ${decided}`,
    `  who may:    ${whoMay}`,
    `  who it is:  roles ${roles}; teams ${person.teams.join(', ') || 'none'}`,
    ...(notice === undefined ? [] : [`  note:       ${notice}`]),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
