/** What is wrong with one input of a run, in words for the person who asked. */
export interface InputProblem {
  readonly input: string;
  readonly message: string;
  readonly hint?: string | undefined;
}
