/** A cloud on this machine that speaks AWS's protocol. */
export interface Loopback {
  /** Such as `http://127.0.0.1:4566`. */
  readonly url: string;
  /** How many resources it holds. */
  readonly resources: number;
  /** How many calls it has answered. */
  calls(): number;
  close(): Promise<void>;
}

/** A GitHub on this machine, with one repository in it. */
export interface LoopbackGithub {
  /** What a job of GitHub Actions would find in its environment to speak to it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface LoopbackGithubOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** A git repository, whose branch `branch` the new one begins with. */
  readonly from: string;
  readonly branch: string;
  /** An empty folder that it is kept in. */
  readonly folder: string;
  readonly port: number;
}
