import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Context } from './cli/context.ts';
import type { Io } from './cli/io.ts';
import { createFileCache } from './adapters/file-cache.ts';
import { createLocalGit } from './adapters/local-git.ts';
import { makeScratch } from './adapters/make-scratch.ts';
import { createNodeFileStore } from './adapters/node-file-store.ts';
import { startThread } from './adapters/start-thread.ts';
import { systemClock } from './adapters/system-clock.ts';

/** The real world, for `main.ts`. */
export function createContext(io: Io, packageFile: URL): Context {
  return {
    io,
    cwd: process.cwd(),
    packageRoot: path.dirname(fileURLToPath(packageFile)),
    env: process.env,
    openFiles: createNodeFileStore,
    openCache: (root, name) => createFileCache(root, name, import.meta.dirname),
    openThread: (root) =>
      THREAD === undefined ? undefined : (setup) => startThread(THREAD, { root, setup }),
    openJournals: async (folder) =>
      (await import('./adapters/file-journals.ts')).createFileJournals(folder, import.meta.dirname),
    openGit: createLocalGit,
    // What few commands need is loaded when it is: together these take longer than a check.
    openForge: async (options) => (await import('./adapters/github.ts')).createGithub(options),
    openRemote: async (root, options) =>
      (await import('./adapters/git-remote.ts')).createGitRemote(root, options, process.env),
    openCloud: async (options) =>
      (await import('./adapters/cloud-control.ts')).createCloudControl(options),
    openTypeLibrary: async () =>
      await (await import('./adapters/service-spec.ts')).loadServiceSpec(),
    startLoopback: async (estate, port) =>
      await (await import('./emulators/aws/start-loopback.ts')).startLoopback(estate, port),
    startLoopbackGithub: async (options) =>
      await (
        await import('./emulators/github/start-loopback-github.ts')
      ).startLoopbackGithub(options),
    openExportFolder: async (folder) =>
      await (await import('./adapters/export-folder.ts')).openExportFolder(folder),
    makeScratch,
    writeStepSummary: async (markdown) =>
      await (await import('./adapters/write-step-summary.ts')).writeStepSummary(markdown),
    openJob: async () => (await import('./adapters/actions-job.ts')).createActionsJob(process.env),
    sendWebhook: async (request) =>
      await (await import('./adapters/send-webhook.ts')).sendWebhook(request),
    currentTime: () => Date.now(),
    newToken: randomUUID,
    onStop: (listener) => {
      for (const signal of STOP_SIGNALS) process.once(signal, listener);
      return () => {
        for (const signal of STOP_SIGNALS) process.off(signal, listener);
      };
    },
    keepHeapSmall: async () => (await import('./adapters/keep-heap-small.ts')).keepHeapSmall(),
    clock: systemClock,
    elapsed: () => performance.now(),
  };
}

/** A worker cannot start from TypeScript on every Node: from the sources there is none. */
const THREAD = import.meta.url.endsWith('.js')
  ? new URL('loading-thread.js', import.meta.url)
  : undefined;

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;
