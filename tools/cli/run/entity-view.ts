import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import { readOrigin } from '../../load/read-origin.ts';
import type { Entity } from '../../load/catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';

/** An entity as programs and templates read it (Port's shape). */
export interface EntityView {
  readonly identifier: string;
  readonly blueprint: string;
  readonly title: string;
  readonly icon: string | null;
  readonly team: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<Record<string, unknown>>;
}

/** An entity with its values, read from its file. Throws UserError where the file changed meanwhile. */
export async function readEntityView(files: FileStore, entity: Entity): Promise<EntityView> {
  const written = await readOrigin(files, entity.origin);
  if (written === undefined)
    throw new UserError(`${entity.origin.file} changed while it was read`, 'try again');
  const { properties, icon } = written.value;
  return {
    identifier: entity.identifier,
    blueprint: entity.blueprint,
    title: entity.title ?? entity.identifier,
    icon: typeof icon === 'string' ? icon : null,
    team: entity.team,
    properties: isRecord(properties) ? properties : {},
    relations: entity.relations,
  };
}
