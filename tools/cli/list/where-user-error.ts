import { UserError } from '../../diagnostics/user-error.ts';
import type { WhereProblem } from '../../query/where/parse-where.ts';
import { frameLine } from '../../reporters/frame-line.ts';

/** A problem of what somebody typed behind an option, with the text and a caret below the place. */
export function whereUserError(
  option: string,
  text: string,
  { message, column, hint }: WhereProblem,
): UserError {
  const framed = frameLine(text.replaceAll(/\r?\n/g, ' '), column - 1, column - 1);
  const caret = `${' '.repeat(framed.markStart)}^`;
  return new UserError(`${option}: ${message}\n  ${framed.text}\n  ${caret}`, hint);
}
