import type { EntitySource } from '../../model/entity.ts';

/** What the survey would write of one entity. Relations are still what AWS calls their targets. */
export interface SurveyedEntity {
  readonly blueprint: string;
  readonly identifier: string;
  readonly title: string | undefined;
  /** Every property that `sync` lists; undefined where AWS has no value. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Every relation that `sync` lists: the names of its targets, which may not exist. */
  readonly relations: Readonly<Record<string, readonly string[]>>;
  readonly source: EntitySource;
  readonly arn: string | undefined;
}

/** Something that the survey saw and did not write, and why. */
export interface SurveyWarning {
  readonly blueprint: string;
  readonly identifier: string;
  /** Such as `properties.runtime`; never a value. */
  readonly path: string;
  readonly message: string;
}
