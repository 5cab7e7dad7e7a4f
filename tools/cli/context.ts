import type { Cache } from '../ports/cache.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cloud, CloudOptions } from '../ports/cloud.ts';
import type { ExportFolder } from '../ports/export-folder.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Forge, ForgeOptions } from '../ports/forge.ts';
import type { Git } from '../ports/git.ts';
import type { StartThread } from '../ports/thread.ts';
import type { Journals } from '../ports/journal.ts';
import type { Loopback, LoopbackGithub, LoopbackGithubOptions } from '../ports/loopback.ts';
import type { Job } from '../ports/job.ts';
import type { Remote, RemoteOptions } from '../ports/remote.ts';
import type { SendWebhook } from '../ports/webhook.ts';
import type { TypeLibrary } from '../ports/type-library.ts';
import type { Io } from './io.ts';

/** Everything of the world that a command may touch. Built by `main.ts` from the adapters, by tests from fakes. */
export interface Context {
  readonly io: Io;
  /** The absolute folder that the command was started in, or that `--cwd` names. */
  readonly cwd: string;
  /** The absolute folder of the installed package. */
  readonly packageRoot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  openFiles(root: string): FileStore;
  /** A cache of this name for the catalog at `root`. */
  openCache(root: string, name: string): Cache;
  /** Starts threads that help to load the catalog at `root`; undefined where the program cannot. */
  openThread(root: string): StartThread | undefined;
  /** The journals in a folder, which is made when the first is written. */
  openJournals(folder: string): Promise<Journals>;
  openGit(root: string): Git;
  /** The repository on GitHub. */
  openForge(options: ForgeOptions): Promise<Forge>;
  /** The same repository, for git in the repository at `root`. */
  openRemote(root: string, options: RemoteOptions): Promise<Remote>;
  openCloud(options: CloudOptions): Promise<Cloud>;
  /** What is published of all AWS types: large, and loaded only here. */
  openTypeLibrary(): Promise<TypeLibrary>;
  startLoopback(estate: string, port: number): Promise<Loopback>;
  startLoopbackGithub(options: LoopbackGithubOptions): Promise<LoopbackGithub>;
  /** A folder for an export, which must be new, empty, or of an earlier export. */
  openExportFolder(folder: string): Promise<ExportFolder>;
  /** An empty folder for our own use: `.cadastre/<name>` below `root`, which git ignores. */
  makeScratch(root: string, name: string): Promise<string>;
  /** Adds Markdown to the summary of the step that runs, in a job of GitHub Actions; nothing elsewhere. */
  writeStepSummary(markdown: string): Promise<void>;
  /** The job that we run in. */
  openJob(): Promise<Job>;
  readonly sendWebhook: SendWebhook;
  /** A word that nobody can guess. */
  newToken(): string;
  /** Calls back when the person asks the process to stop. What it answers takes that back. */
  onStop(listener: () => void): () => void;
  /** Trades time for memory from here on: for what runs long and throws much away. */
  keepHeapSmall(): Promise<void>;
  /** Milliseconds since 1970, for what is written down with its time. */
  currentTime(): number;
  /** For what waits and tries again. */
  readonly clock: Clock;
  /** Milliseconds from an arbitrary point: for telling how long something took, nothing else. */
  readonly elapsed: () => number;
}
