/** The workflow asks for what this runner cannot do: the test is at fault, and not the workflow. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';

  constructor(what: string) {
    super(`the workflow runner for tests does not support ${what}`);
  }
}
