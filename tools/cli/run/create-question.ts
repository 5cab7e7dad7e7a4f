import type { Action, FullCatalog, FullEntity } from '../../load/catalog.ts';
import type { Forge } from '../../ports/forge.ts';
import type { QueryUser } from '../../query/subject.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';
import type { PersonQuestion } from './check-person.ts';
import { toEntityView } from './entity-view.ts';
import type { KnownPerson } from './find-person.ts';
import { createCatalogSearch } from './search-catalog.ts';

/** What a person wants to do, and with what. */
export interface Asking {
  readonly action: Action;
  readonly catalog: FullCatalog;
  readonly scored: ScoredCatalog | undefined;
  readonly forge: Forge;
  readonly subject: FullEntity | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whoever asked for the run. */
  readonly asker: KnownPerson;
}

/** What permissions are asked about; what a policy reads is in its context (Port's documentation, 2026-01). */
export function createQuestion(asking: Asking): PersonQuestion {
  const { action, catalog, scored, forge, subject, inputs, now, asker } = asking;
  const user = toQueryUser(asker);
  const context = {
    inputs,
    entity: subject === undefined ? null : toEntityView(subject, scored),
    user: { ...asker.person, ...user },
    action: { identifier: action.identifier, title: action.title },
    blueprint: action.value.trigger.blueprintIdentifier ?? null,
    trigger: { operation: action.value.trigger.operation ?? null },
  };
  const search = createCatalogSearch(catalog, { now, user, scored });
  return { scene: { action, catalog, scored, forge }, search, subject, context };
}

export function toQueryUser({ person, user }: KnownPerson): QueryUser | undefined {
  if (user === undefined) return undefined;
  const { identifier, title, properties, relations } = user;
  return { identifier, title, teams: person.teams, properties, relations };
}
