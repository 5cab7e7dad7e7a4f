/** A run that must not go on, in words for the person who asked. */
export class Refusal extends Error {
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'Refusal';
    this.hint = hint;
  }
}
