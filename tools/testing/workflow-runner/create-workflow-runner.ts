import { setTimeout as pause } from 'node:timers/promises';
import type { GithubEvent } from '../../emulators/github/github-server.ts';
import type { FinishedRun } from './finished-run.ts';
import type { ActiveRun, Host } from './jobs/active-run.ts';
import { createConcurrency } from './jobs/create-concurrency.ts';
import { toFinishedRun } from './jobs/report-run.ts';
import { runWorkflow } from './jobs/run-workflow.ts';
import { startRun } from './jobs/start-run.ts';
import type { RunnerOptions } from './runner-options.ts';
import { findWorkflows } from './triggers/find-workflows.ts';

export interface WorkflowRunner {
  /**
   * Waits until nothing goes on any more, and answers the runs that have ended since the last time and those that
   * wait for a person. Rejects with `UnsupportedError` when a workflow asked for what this runner cannot do.
   */
  settle(): Promise<readonly FinishedRun[]>;
  /** Starts a run that was held. Throws when there is none. */
  approve(runId: number): void;
  /** Cancels what goes on, and waits for it. */
  close(): Promise<void>;
}

interface State {
  readonly host: Host;
  readonly active: Set<ActiveRun>;
  readonly held: Map<number, { readonly run: FinishedRun; readonly start: () => void }>;
  readonly numbers: Map<string, number>;
  finished: FinishedRun[];
  readonly defects: Error[];
  /** Pieces of work that go on. */
  busy: number;
}

/** Milliseconds between two looks at what somebody asked for over the API. */
const POLL = 100;

/** Runs the workflows of a GitHub on this machine, as GitHub would, from event to comment. */
export function createWorkflowRunner(options: RunnerOptions): WorkflowRunner {
  const state = createState(options);
  const { github, quiet = 150 } = options;
  const unsubscribe = github.onEvent((event) => void track(state, () => takeEvent(state, event)));
  const timer = setInterval(() => poll(state), POLL);
  return {
    settle: async () => {
      await waitUntilQuiet(state, quiet);
      const defect = state.defects.shift();
      if (defect !== undefined) throw defect;
      const { finished } = state;
      state.finished = [];
      const held = [...state.held.values()].map(({ run }) => run);
      return [...finished, ...[...state.active].map(toFinishedRun), ...held];
    },
    approve: (runId) => {
      const held = state.held.get(runId);
      if (held === undefined) throw new Error(`there is no run ${runId} that waits to be approved`);
      state.held.delete(runId);
      held.start();
    },
    close: async () => {
      unsubscribe();
      for (const run of state.active) run.cancel.abort();
      while (state.busy > 0) await pause(10);
      clearInterval(timer);
    },
  };
}

function createState(options: RunnerOptions): State {
  const state: State = {
    host: {
      options,
      concurrency: createConcurrency(),
      minute: options.minute ?? 60_000,
      work: async (piece) => {
        state.busy += 1;
        try {
          return await piece();
        } finally {
          state.busy -= 1;
        }
      },
      idle: async (wait) => {
        state.busy -= 1;
        try {
          return await wait;
        } finally {
          state.busy += 1;
        }
      },
      log: (line) => options.log?.(line),
    },
    active: new Set(),
    held: new Map(),
    numbers: new Map(),
    finished: [],
    defects: [],
    busy: 0,
  };
  return state;
}

/** Counts it as work, and keeps what it ends with when it should not. */
async function track(state: State, work: () => Promise<void>): Promise<void> {
  try {
    await state.host.work(work);
  } catch (error) {
    state.defects.push(error instanceof Error ? error : new Error(String(error)));
  }
}

async function takeEvent(state: State, event: GithubEvent): Promise<void> {
  const { github } = state.host.options;
  const workflows = await findWorkflows(github.repositoryFolder(event.repository), event);
  for (const workflow of workflows) {
    const key = `${event.repository} ${workflow.path}`;
    const number = event.rerun?.runNumber ?? (state.numbers.get(key) ?? 0) + 1;
    if (event.rerun === undefined) state.numbers.set(key, number);
    const started = startRun(state.host, workflow, event, number);
    if (!('host' in started)) {
      state.finished.push(started);
      continue;
    }
    if (event.isHeld) {
      started.status = 'action_required';
      github.updateRun(event.repository, started.id, { status: 'action_required' });
      const start = (): void => void track(state, () => follow(state, started));
      state.held.set(started.id, { run: toFinishedRun(started), start });
      continue;
    }
    void track(state, () => follow(state, started));
  }
}

async function follow(state: State, run: ActiveRun): Promise<void> {
  run.status = 'queued';
  state.active.add(run);
  try {
    await runWorkflow(run);
  } finally {
    state.active.delete(run);
    state.finished.push(toFinishedRun(run));
  }
}

function poll({ active, held, host }: State): void {
  const { github } = host.options;
  for (const run of active) {
    const isWanted = !github.isCancelRequested(run.event.repository, run.id);
    if (!isWanted && !run.cancel.signal.aborted) run.cancel.abort();
  }
  for (const [id, { run, start }] of held) {
    if (github.runStatus?.(run.repository, id) !== 'queued') continue;
    held.delete(id);
    start();
  }
}

/** Events come a moment after what made them, so that a pause proves more than a look. */
async function waitUntilQuiet(state: State, quiet: number): Promise<void> {
  let since = Date.now();
  while (Date.now() - since < quiet) {
    await pause(10);
    if (state.busy > 0) since = Date.now();
  }
}
