import { WorkflowError } from '../workflow-error.ts';

type Inputs = Readonly<Record<string, string>>;

/** Only YAML's words for yes and no are allowed. Throws `WorkflowError`. */
export function readFlag(inputs: Inputs, name: string, unsaid: boolean): boolean {
  const text = inputs[name] ?? '';
  if (text === '') return unsaid;
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new WorkflowError(
    `Input does not meet YAML 1.2 "Core Schema" specification: ${name}\nSupport boolean input list: \`true | True | TRUE | false | False | FALSE\``,
  );
}

/** Throws `WorkflowError` when it is missing or empty. */
export function readRequired(inputs: Inputs, name: string): string {
  const text = (inputs[name] ?? '').trim();
  if (text === '') throw new WorkflowError(`Input required and not supplied: ${name}`);
  return text;
}

/** The lines of an input, without those that are empty. */
export function readLines(inputs: Inputs, name: string): readonly string[] {
  return (inputs[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
