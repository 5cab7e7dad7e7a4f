import type { Observation, Scope } from '../observation.ts';
import type { KnownResource } from './survey.ts';
import type { Task } from './task.ts';

/** How a task ended. */
export interface TaskEnd {
  readonly scopes: readonly Scope[];
  /** Resources that a complete list did not name and a read of their own did not find either. */
  readonly gone: readonly KnownResource[];
}

/** Where a survey puts what it observes, so that it need not be held. */
export interface SurveyRecord {
  /** How a task ended that an earlier run has finished; undefined for one that is to be surveyed. */
  find(task: Task): TaskEnd | undefined;
  /** What such a task observed. */
  read(task: Task): readonly Observation[];
  /** Begins a task; whatever a run that was stopped has left of it counts no more. */
  begin(task: Task): TaskRecord;
}

export interface TaskRecord {
  add(observation: Observation): void;
  end(end: TaskEnd): void;
}
