import { actionBlueprint } from './action-blueprint.ts';
import { actionDuplicate } from './action-duplicate.ts';
import { actionInputs } from './action-inputs.ts';
import { actionPermissions } from './action-permissions.ts';
import { actionQueries } from './action-queries.ts';
import { actionRunEvent } from './action-run-event.ts';
import { actionSchedule } from './action-schedule.ts';
import { actionShape } from './action-shape.ts';
import { actionSteps } from './action-steps.ts';
import { actionTemplates } from './action-templates.ts';
import { blueprintAccess } from './blueprint-access.ts';
import { blueprintAggregationPath } from './blueprint-aggregation-path.ts';
import { blueprintAggregationQuery } from './blueprint-aggregation-query.ts';
import { blueprintAggregationTime } from './blueprint-aggregation-time.ts';
import { blueprintCalculation } from './blueprint-calculation.ts';
import { blueprintChangedProperty } from './blueprint-changed-property.ts';
import { blueprintDerivedCycle } from './blueprint-derived-cycle.ts';
import { blueprintDuplicate } from './blueprint-duplicate.ts';
import { blueprintMirrorPath } from './blueprint-mirror-path.ts';
import { blueprintOwnershipPath } from './blueprint-ownership-path.ts';
import { blueprintRelations } from './blueprint-relations.ts';
import { blueprintSchema } from './blueprint-schema.ts';
import { blueprintSyncTarget } from './blueprint-sync-target.ts';
import { blueprintUnused } from './blueprint-unused.ts';
import { blueprintUnusedProperty } from './blueprint-unused-property.ts';
import type { CatalogCheck, EntityCheck } from './check.ts';
import { configAccess } from './config-access.ts';
import { configEvents } from './config-events.ts';
import { configExternal } from './config-external.ts';
import { configSecretPath } from './config-secret-path.ts';
import { entityCaseClash } from './entity-case-clash.ts';
import { entityEdges } from './entity-edges.ts';
import { entityDuplicate } from './entity-duplicate.ts';
import { entityHierarchy } from './entity-hierarchy.ts';
import { entityOwner } from './entity-owner.ts';
import { entityPlaceholder } from './entity-placeholder.ts';
import { entityProperties } from './entity-properties.ts';
import { entityRelations } from './entity-relations.ts';
import { entityRequiredCycle } from './entity-required-cycle.ts';
import { entitySecret } from './entity-secret.ts';
import { entityTeam } from './entity-team.ts';
import { entityUnknownBlueprint } from './entity-unknown-blueprint.ts';
import { entityUser } from './entity-user.ts';
import { scorecardBlueprint } from './scorecard-blueprint.ts';
import { scorecardDuplicate } from './scorecard-duplicate.ts';
import { scorecardRules } from './scorecard-rules.ts';

/** Every check of a whole catalog. A new one is a file beside these and a row here. */
export const CATALOG_CHECKS: readonly CatalogCheck[] = [
  configAccess,
  configEvents,
  configExternal,
  configSecretPath,
  blueprintDuplicate,
  blueprintRelations,
  blueprintSchema,
  blueprintMirrorPath,
  blueprintCalculation,
  blueprintAggregationPath,
  blueprintAggregationQuery,
  blueprintAggregationTime,
  blueprintDerivedCycle,
  blueprintOwnershipPath,
  blueprintSyncTarget,
  blueprintAccess,
  blueprintChangedProperty,
  blueprintUnused,
  blueprintUnusedProperty,
  entityUnknownBlueprint,
  entityDuplicate,
  entityCaseClash,
  entityRelations,
  entityEdges,
  entityRequiredCycle,
  entityHierarchy,
  entityTeam,
  entityUser,
  entityOwner,
  actionDuplicate,
  actionShape,
  actionSchedule,
  actionRunEvent,
  actionBlueprint,
  actionInputs,
  actionTemplates,
  actionQueries,
  actionSteps,
  actionPermissions,
  scorecardDuplicate,
  scorecardBlueprint,
  scorecardRules,
];

/** Every check of one entity by itself. A new one is a file beside these and a row here. */
export const ENTITY_CHECKS: readonly EntityCheck[] = [
  entityProperties,
  entityPlaceholder,
  entitySecret,
];
