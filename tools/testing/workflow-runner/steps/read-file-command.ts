import { WorkflowError } from '../workflow-error.ts';

/**
 * The names and values that a step wrote into one of its files, such as `GITHUB_OUTPUT`: `name=value`, or
 * `name<<DELIMITER`, lines, and the delimiter. Throws `WorkflowError`.
 */
export function readFileCommand(text: string): readonly (readonly [string, string])[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const { name, delimiter, value } = readLine(line);
    if (delimiter === undefined) {
      pairs.push([name, value]);
      continue;
    }
    const end = lines.indexOf(delimiter, index + 1);
    if (end === -1) {
      throw new WorkflowError(`Invalid value. Matching delimiter not found '${delimiter}'`);
    }
    pairs.push([name, lines.slice(index + 1, end).join('\n')]);
    index = end;
  }
  return pairs;
}

function readLine(line: string): {
  readonly name: string;
  readonly delimiter: string | undefined;
  readonly value: string;
} {
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  const isHeredoc = heredoc !== -1 && (equals === -1 || heredoc < equals);
  if (!isHeredoc && equals === -1) throw new WorkflowError(`Invalid format '${line}'`);
  const name = line.slice(0, isHeredoc ? heredoc : equals);
  if (name === '') throw new WorkflowError(`Invalid format '${line}'. Name must not be empty`);
  if (!isHeredoc) return { name, delimiter: undefined, value: line.slice(equals + 1) };
  const delimiter = line.slice(heredoc + 2);
  if (delimiter === '')
    throw new WorkflowError(`Invalid format '${line}'. Delimiter must not be empty`);
  return { name, delimiter, value: '' };
}
