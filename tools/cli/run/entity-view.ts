import type { FullEntity } from '../../load/catalog.ts';

/** An entity as programs and templates read it (Port's shape). */
export interface EntityView {
  readonly identifier: string;
  readonly blueprint: string;
  readonly title: string;
  readonly team: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: FullEntity['relations'];
}

export function toEntityView(entity: FullEntity): EntityView {
  const { identifier, blueprint, title, team, properties, relations } = entity;
  return { identifier, blueprint, title: title ?? identifier, team, properties, relations };
}
