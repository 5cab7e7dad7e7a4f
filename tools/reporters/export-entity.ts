import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import { plainScores } from '../score/plain-scores.ts';
import type { ScoredScorecard } from '../score/scored-catalog.ts';
import type { Edge, FullEntity } from '../load/catalog.ts';
import type { ExportEdge, ExportEntity } from '../model/export-output.ts';

export interface ExportSources {
  readonly derived: Pick<DerivedCatalog, 'valuesOf' | 'ownersOf'>;
  /** Those whose scores are part of it. */
  readonly scorecards: readonly ScoredScorecard[];
}

/** An entity with everything that is known of it. `file` is its own in the export, where it has one. */
export function toExportEntity(
  entity: FullEntity,
  { derived, scorecards }: ExportSources,
  file?: string,
): ExportEntity {
  const { blueprint, identifier, title, icon, source } = entity;
  return {
    blueprint,
    identifier,
    ...(title === undefined ? {} : { title }),
    ...(typeof icon === 'string' ? { icon } : {}),
    writtenIn: entity.origin.file,
    ...(file === undefined ? {} : { file }),
    team: [...entity.team],
    owners: [...derived.ownersOf(entity)],
    properties: withoutNull(entity.properties),
    derived: withoutNull(derived.valuesOf(entity)),
    relations: withoutNull(entity.relations) as ExportEntity['relations'],
    edges: entity.edges.map(toExportEdge),
    ...(source === undefined ? {} : { source }),
    ...toScores(entity, scorecards),
  };
}

/** Absent where no scorecard applies. */
function toScores(
  entity: FullEntity,
  scorecards: readonly ScoredScorecard[],
): Pick<ExportEntity, 'scores'> {
  const scores = plainScores(entity, scorecards);
  return Object.keys(scores).length === 0 ? {} : { scores };
}

/** Sorted by name, so that moving a line changes nothing. */
function withoutNull(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = Object.keys(values).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return value === null || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function toExportEdge({ kind, target, via, isLikely, isExternal }: Edge): ExportEdge {
  return {
    kind,
    target,
    via: [...via],
    ...(isLikely ? { certainty: 'likely' } : {}),
    ...(isExternal ? { isExternal: true } : {}),
  };
}
