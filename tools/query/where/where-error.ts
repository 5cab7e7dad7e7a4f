/** What is wrong with a text, thrown inside of `parseWhere` and caught there. */
export class WhereError extends Error {
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly hint: string | undefined;

  constructor(message: string, column: number, hint?: string) {
    super(message);
    this.column = column;
    this.hint = hint;
  }
}
