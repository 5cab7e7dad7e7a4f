/** The terminal, or the pipe, that a command speaks to. */
export interface Io {
  /** Results. With a machine format nothing else goes here. */
  stdout(text: string): void;
  /** Progress, warnings and errors. */
  stderr(text: string): void;
  /** Whether results go to a terminal that shows colours. */
  readonly hasColours: boolean;
  /** Whether stderr is a terminal, where a line may be written over. */
  readonly isTerminal: boolean;
}
