import type { Person } from '../../actions/authorise.ts';
import { timestamp } from './timestamp.ts';
import type { Action, FullCatalog, FullEntity } from '../../load/catalog.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Forge } from '../../ports/forge.ts';
import type { Git } from '../../ports/git.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';
import type { EntityView } from './entity-view.ts';
import type { RunPlace } from './run-place.ts';

/** Everything that stages of a run work with. */
export interface RunScene {
  readonly action: Action;
  readonly catalog: FullCatalog;
  /** Where the action asks for scores. */
  readonly scored: ScoredCatalog | undefined;
  /** For what asks for scores later: the files that an action renders. */
  readonly score: () => Promise<ScoredCatalog>;
  readonly files: FileStore;
  readonly root: string;
  readonly git: Git;
  readonly forge: Forge;
  readonly place: RunPlace;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A run that may go on: everything was looked at. */
export interface ReadyRun {
  readonly scene: RunScene;
  readonly record: RunRecord;
  readonly person: Person;
  readonly user: FullEntity | undefined;
  readonly entity: EntityView | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What started an automation (Port's shape). */
  readonly event?: object | undefined;
  /** How many automations stand behind it; 0 where a person does. */
  readonly depth?: number | undefined;
}

/** What templates read, but for secrets, which only an invocation gets (Port's documentation of actions, 2026-01). */
export function toTemplateContext(run: ReadyRun): Readonly<Record<string, unknown>> {
  const { record, person, user, entity, inputs, scene } = run;
  const { action } = scene;
  return {
    inputs,
    entity: entity ?? null,
    event: run.event ?? null,
    trigger: {
      by: {
        user: {
          login: person.login,
          identifier: person.identifier ?? person.login,
          email: person.email ?? null,
          teams: person.teams,
          roles: person.roles,
          properties: user?.properties ?? {},
        },
      },
      at: record.history[0]?.at ?? timestamp(scene.now),
      origin: record.origin,
      operation: action.value.trigger.operation ?? null,
    },
    action: {
      identifier: action.identifier,
      title: action.title,
      blueprint: action.value.trigger.blueprintIdentifier ?? null,
    },
    run: {
      id: record.id,
      url: scene.place.url,
      repository: scene.place.forge.repository,
      pullRequest: record.pullRequest ?? null,
      sha: record.sha ?? null,
    },
  };
}
