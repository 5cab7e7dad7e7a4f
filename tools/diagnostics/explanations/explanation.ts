/** Texts of files by path. */
export type Files = Readonly<Record<string, string>>;

/** A small repository with a mistake, and the same without it. */
export interface Example {
  /** Files that stand beside both. */
  readonly given?: Files;
  /** The files as they were where the branch began, for what only a change can do. */
  readonly before?: Files;
  readonly wrong: Files;
  readonly right: Files;
}

/** What the page of a diagnostic says besides its one sentence. */
export interface Explanation {
  /** What goes wrong for whom if it stays. */
  readonly why: string;
  /** An example, or a sentence where text cannot show it. */
  readonly example: Example | string;
}
