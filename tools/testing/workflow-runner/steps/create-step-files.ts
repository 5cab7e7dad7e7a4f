import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WorkflowError } from '../workflow-error.ts';
import { readFileCommand } from './read-file-command.ts';

export interface WrittenFiles {
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly summary: string;
  /** What could not be taken, in GitHub's words. */
  readonly problems: readonly string[];
  /** Whether one of the problems fails the step. */
  readonly isRefused: boolean;
}

export interface StepFiles {
  /** `GITHUB_OUTPUT` and so on. */
  readonly variables: Readonly<Record<string, string>>;
  read(): WrittenFiles;
}

/** Bytes that GitHub shows of the summary of one step. */
const MOST_SUMMARY = 1024 * 1024;

const NAMES = ['OUTPUT', 'ENV', 'PATH', 'STEP_SUMMARY', 'STATE'] as const;

/** The empty files that one step may write into. */
export function createStepFiles(temp: string): StepFiles {
  const folder = path.join(temp, '_runner_file_commands');
  mkdirSync(folder, { recursive: true });
  const id = randomUUID();
  const fileOf = (name: (typeof NAMES)[number]): string =>
    path.join(folder, `${name.toLowerCase()}_${id}`);
  for (const name of NAMES) writeFileSync(fileOf(name), '');
  return {
    variables: Object.fromEntries(NAMES.map((name) => [`GITHUB_${name}`, fileOf(name)])),
    read: () => {
      const problems: string[] = [];
      const outputs = readPairs(fileOf('OUTPUT'), 'output', problems);
      const { NODE_OPTIONS, ...env } = readPairs(fileOf('ENV'), 'env', problems);
      if (NODE_OPTIONS !== undefined) {
        problems.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
      }
      const isRefused = problems.length > 0;
      const summary = readFileSync(fileOf('STEP_SUMMARY'));
      const isTooLong = summary.byteLength > MOST_SUMMARY;
      if (isTooLong) problems.push(tooLong(summary.byteLength));
      return {
        outputs,
        env,
        paths: readFileSync(fileOf('PATH'), 'utf8').split('\n').filter(Boolean),
        summary: isTooLong ? '' : summary.toString('utf8'),
        problems,
        isRefused,
      };
    },
  };
}

function readPairs(
  file: string,
  name: string,
  problems: string[],
): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(readFileCommand(readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    problems.push(`Unable to process file command '${name}' successfully.`, error.message);
    return {};
  }
}

function tooLong(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${kilobytes}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`;
}
