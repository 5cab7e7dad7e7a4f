import type { EdgesFile } from '../model/edge.ts';
import type { EntitySource } from '../model/entity.ts';

/** An entity that the survey found first; undefined members are absent. */
export interface NewEntity {
  readonly blueprint: string;
  readonly identifier: string;
  readonly title: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<Record<string, unknown>>;
  readonly edges: EdgesFile;
  readonly source: EntitySource;
}
