import type { Blueprint, Catalog, Entity } from '../load/catalog.ts';
import { ownershipPath } from '../derive/find-owners.ts';
import type { Report } from '../load/report.ts';
import type { CatalogCheck } from './check.ts';

/**
 * Who owns an entity. What the survey wrote is left out: a cloud has more queues than anybody wants
 * to hear about one by one, and a scorecard counts them.
 */
export const entityOwner: CatalogCheck = (catalog, report) => {
  for (const entity of catalog.entities) {
    if (entity.source !== undefined || entity.team.length > 0) continue;
    const blueprint = catalog.blueprintsById.get(entity.blueprint);
    if (blueprint === undefined) continue;
    const steps = ownershipPath(blueprint);
    if (steps !== undefined) followOwner(catalog, { entity, blueprint, steps }, report);
    else if (blueprint.file.ownership?.type === 'Direct') {
      const at = { origin: entity.origin, path: ['team'] };
      const message = `\`${entity.identifier}\` has no owner`;
      report('entity/no-owner', at, message, 'add `team:` with the identifier of a team');
    }
  }
};

interface Way {
  readonly entity: Entity;
  readonly blueprint: Blueprint;
  readonly steps: readonly string[];
}

function followOwner(catalog: Catalog, { entity, blueprint, steps }: Way, report: Report): void {
  let at: Entity = entity;
  let kind: Blueprint | undefined = blueprint;
  for (const step of steps) {
    const target: string | undefined = kind?.relations[step]?.target;
    // A path that the blueprints do not have is reported once, there.
    if (target === undefined) return;
    const [id] = [at.relations[step] ?? []].flat();
    if (id === undefined) {
      const place = { origin: at.origin, path: ['relations', step] };
      const whose = at === entity ? '' : `, on which the owner of \`${entity.identifier}\` depends`;
      const message = `\`${at.identifier}\` has no \`${step}\`${whose}`;
      const found = at === entity ? place : { origin: entity.origin, path: ['identifier'] };
      report('entity/broken-owner-path', found, message, `add \`${step}:\`, or \`team:\` here`);
      return;
    }
    const next = catalog.entitiesById.get(target)?.get(id);
    // A relation to nothing is an error of its own.
    if (next === undefined) return;
    at = next;
    kind = catalog.blueprintsById.get(target);
  }
  if (at.team.length > 0 || at.blueprint === '_team') return;
  // The owner may inherit in turn; then that entity is reported, and not everything below it.
  if (hasOwnership(kind)) return;
  const message = `\`${entity.identifier}\` inherits its owner from \`${at.blueprint}\` \`${at.identifier}\`, which has none:`;
  const hint = `add \`team:\` there`;
  report('entity/broken-owner-path', { origin: entity.origin, path: ['identifier'] }, message, {
    hint,
    related: at.origin,
  });
}

function hasOwnership(blueprint: Blueprint | undefined): boolean {
  const { ownership, teamInheritance } = blueprint?.file ?? {};
  return ownership !== undefined || teamInheritance !== undefined;
}
