/** The job of GitHub Actions that we run in. Nothing happens elsewhere. */
export interface Job {
  setOutput(name: string, value: string): void;
  /** For the steps that come after this one. */
  exportVariable(name: string, value: string): void;
  /** Keeps a text out of the logs from here on. */
  mask(secret: string): void;
}
