/**
 * A second thread of this program. What goes there and back is plain data, and both sides are the same
 * version, so that neither checks the other.
 */
export interface Thread {
  /** Rejects when the thread has ended, for whatever reason. */
  ask(question: unknown): Promise<unknown>;
  /** Lets answers that have arrived be heard: work that never pauses hears none. */
  listen(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a thread with what it has to know for all questions. */
export type StartThread = (setup: unknown) => Thread;
