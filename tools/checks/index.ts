import { blueprintAggregationPath } from './blueprint-aggregation-path.ts';
import { blueprintDuplicate } from './blueprint-duplicate.ts';
import { blueprintMirrorPath } from './blueprint-mirror-path.ts';
import { blueprintOwnershipPath } from './blueprint-ownership-path.ts';
import { blueprintRelations } from './blueprint-relations.ts';
import { blueprintSchema } from './blueprint-schema.ts';
import { blueprintSyncTarget } from './blueprint-sync-target.ts';
import { blueprintUnused } from './blueprint-unused.ts';
import type { Check } from './check.ts';
import { entityDuplicate } from './entity-duplicate.ts';
import { entityProperties } from './entity-properties.ts';
import { entityRelations } from './entity-relations.ts';
import { entityTeam } from './entity-team.ts';
import { entityUnknownBlueprint } from './entity-unknown-blueprint.ts';

/** Every check. A new one is a file beside these and a row here. */
export const CHECKS: readonly Check[] = [
  blueprintDuplicate,
  blueprintRelations,
  blueprintSchema,
  blueprintMirrorPath,
  blueprintAggregationPath,
  blueprintOwnershipPath,
  blueprintSyncTarget,
  blueprintUnused,
  entityUnknownBlueprint,
  entityDuplicate,
  entityProperties,
  entityRelations,
  entityTeam,
];
