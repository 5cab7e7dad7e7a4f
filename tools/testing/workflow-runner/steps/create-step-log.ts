import type { RunAnnotation } from '../../../emulators/github/github-server.ts';
import { UnsupportedError } from '../unsupported-error.ts';
import type { Mask } from './create-mask.ts';
import { readCommand, type WorkflowCommand } from './read-command.ts';

export interface StepLog {
  readonly lines: readonly string[];
  readonly annotations: readonly RunAnnotation[];
  /** Whether a command was refused, which fails the step. */
  readonly isRefused: boolean;
  /** A line that the step printed: obeyed when it is a command. */
  print(line: string): void;
  /** A line of the runner's own. */
  write(line: string): void;
  annotate(level: RunAnnotation['level'], message: string): void;
}

/** GitHub keeps no more of each level. */
const MOST_ANNOTATIONS = 10;

const LEVELS: readonly RunAnnotation['level'][] = ['error', 'warning', 'notice'];
const REFUSED = ['set-output', 'save-state', 'set-env', 'add-path'];
const UNSUPPORTED = ['add-matcher', 'remove-matcher'];

/** What a step says, with its secrets taken out and its commands obeyed. */
export function createStepLog(mask: Mask): StepLog {
  const lines: string[] = [];
  const annotations: RunAnnotation[] = [];
  let stopToken: string | undefined;
  let isRefused = false;
  const write = (line: string): void => void lines.push(...mask.apply(line).split('\n'));
  const annotate = (annotation: RunAnnotation): void => {
    write(`##[${annotation.level}]${annotation.message}`);
    const { length } = annotations.filter(({ level }) => level === annotation.level);
    if (length < MOST_ANNOTATIONS) annotations.push(hide(annotation, mask));
  };
  const obey = (command: WorkflowCommand, line: string): void => {
    const level = LEVELS.find((each) => each === command.name);
    if (level !== undefined) annotate(toAnnotation(level, command));
    else if (command.name === 'add-mask') mask.add(command.text);
    else if (command.name === 'stop-commands') stopToken = command.text;
    else if (command.name === 'group') write(`##[group]${command.text}`);
    else if (command.name === 'endgroup') write('##[endgroup]');
    else if (REFUSED.includes(command.name)) {
      isRefused = true;
      annotate({ level: 'error', message: refusal(command.name, line) });
    } else if (UNSUPPORTED.includes(command.name)) {
      throw new UnsupportedError(`the command ::${command.name}::`);
    } else if (command.name !== 'debug') write(line);
  };
  return {
    lines,
    annotations,
    get isRefused() {
      return isRefused;
    },
    write,
    annotate: (level, message) => annotate({ level, message }),
    print: (line) => {
      const command = readCommand(line);
      if (stopToken !== undefined) {
        if (line.trim() === `::${stopToken}::`) stopToken = undefined;
        else write(line);
      } else if (command === undefined) write(line);
      else obey(command, line);
    },
  };
}

function refusal(name: string, line: string): string {
  return `Unable to process command '${line.trim()}' successfully. The \`${name}\` command is disabled: write to the environment file instead.`;
}

function toAnnotation(
  level: RunAnnotation['level'],
  { properties, text }: WorkflowCommand,
): RunAnnotation {
  const line = Number.parseInt(properties['line'] ?? '', 10);
  return {
    level,
    message: text,
    ...(properties['file'] === undefined ? {} : { file: properties['file'] }),
    ...(Number.isNaN(line) ? {} : { line }),
    ...(properties['title'] === undefined ? {} : { title: properties['title'] }),
  };
}

function hide(annotation: RunAnnotation, mask: Mask): RunAnnotation {
  const { title } = annotation;
  return {
    ...annotation,
    message: mask.apply(annotation.message),
    ...(title === undefined ? {} : { title: mask.apply(title) }),
  };
}
