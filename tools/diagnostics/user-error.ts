/**
 * The run cannot go on, and the user can do something about it.
 * Printed as `error: <message>` with the hint below, without a stack, exit code 2.
 * Anything else that is thrown is a defect of ours.
 */
export class UserError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.hint = hint;
  }
}
