import type { EntitySource } from '../model/entity.ts';
import type { Create } from './change.ts';

interface Targeted {
  readonly blueprint: string;
  readonly identifier: string;
  readonly title: string | undefined;
  readonly source: EntitySource;
}

/** What every change says of the entity that it is about. */
export function targetOf(
  entity: Targeted,
  file: string,
): Pick<Create, 'blueprint' | 'identifier' | 'title' | 'account' | 'region' | 'file'> {
  const { blueprint, identifier, title, source } = entity;
  return {
    blueprint,
    identifier,
    title: title ?? identifier,
    account: source.account,
    region: source.region,
    file,
  };
}
