import type { CatalogEventType } from '../model/config.ts';
import type { EntityState } from './catalog-state.ts';

/** Something that a commit did to an entity, as automations and other systems see it. */
export interface CatalogEvent {
  readonly type: CatalogEventType;
  readonly blueprint: string;
  readonly identifier: string;
  /** For the events of scorecards: which, and which rule. */
  readonly scorecard?: string;
  readonly rule?: string;
  readonly diff: {
    readonly before: EntityState | null;
    readonly after: EntityState | null;
  };
}
