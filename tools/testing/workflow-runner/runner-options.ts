import type { GithubServer } from '../../emulators/github/github-server.ts';

/** What a real runner finds on the network or on its image. */
export interface RunnerTools {
  /** A folder that comes first on PATH, with an `npm` of the test's own. */
  readonly npm?: string;
  /** What `aws-actions/configure-aws-credentials` gets for its role. */
  readonly aws?: {
    readonly endpointUrl: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  /** The App that `actions/create-github-app-token` gets tokens of. */
  readonly app?: { readonly login: string; readonly appId: string; readonly privateKey: string };
}

export interface RunnerOptions {
  readonly github: GithubServer;
  /** An empty folder for workspaces and artifacts. */
  readonly folder: string;
  readonly tools: RunnerTools;
  /** Hears what is going on. Default: nobody does. */
  log?(line: string): void;
  /** Milliseconds that a minute of `timeout-minutes` takes. Default: 60,000. */
  readonly minute?: number;
  /** Milliseconds without work or events after which nothing more is expected. Default: 150. */
  readonly quiet?: number;
}
