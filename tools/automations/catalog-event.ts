import type { EntityState } from './catalog-state.ts';

/** Something that a commit did to an entity, as automations and other systems see it. */
export interface CatalogEvent {
  readonly type:
    | 'ENTITY_CREATED'
    | 'ENTITY_UPDATED'
    | 'ENTITY_DELETED'
    | 'SCORECARD_LEVEL_CHANGED'
    | 'RULE_RESULT_CHANGED';
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
