import type { Person } from '../actions/authorise.ts';
import type { Blueprint, Entity } from '../load/catalog.ts';
import type { AccessQuestion, Field, SeenEntity, Verdict } from './access-question.ts';
import { decide } from './decide.ts';
import { findLock } from './find-rule.ts';
import type { EntityChange } from './list-changes.ts';

/** One question about a change, and its answer. */
export interface Decided {
  readonly change: EntityChange;
  /** Undefined: the entity as a whole. */
  readonly field: Field | undefined;
  readonly verdict: Verdict;
}

export interface Deciders {
  readonly who: Person;
  readonly isSurvey: boolean;
  /** Of the base: nobody grants themselves anything. */
  readonly blueprintsById: ReadonlyMap<string, Blueprint>;
  seeBefore(entity: Entity): SeenEntity;
  seeAfter(entity: Entity): SeenEntity;
}

/** Every question that a change asks: one for each field that is otherwise, and for each locked one of what is new. */
export function decideChanges(
  changes: readonly EntityChange[],
  deciders: Deciders,
): readonly Decided[] {
  return changes.flatMap((change) => decideChange(change, deciders));
}

function decideChange(change: EntityChange, deciders: Deciders): readonly Decided[] {
  const { who, isSurvey, blueprintsById, seeBefore, seeAfter } = deciders;
  const { verb, before, after, fields } = change;
  const blueprint = blueprintsById.get((before ?? after)?.blueprint ?? '');
  const question: Omit<AccessQuestion, 'field'> = {
    who,
    verb,
    blueprint,
    before: before === undefined ? undefined : seeBefore(before),
    after: after === undefined ? undefined : seeAfter(after),
    isSurvey,
  };
  const asked: readonly (Field | undefined)[] =
    verb === 'update'
      ? fields
      : [undefined, ...fields.filter((field) => isSurvey || isLocked(blueprint, field))];
  return asked.map((field) => ({ change, field, verdict: decide({ ...question, field }) }));
}

/** What of a new entity no lock is for is decided with the entity. */
function isLocked(blueprint: Blueprint | undefined, field: Field): boolean {
  const entities = blueprint?.file.access?.entities;
  return entities !== undefined && findLock(entities, field) !== undefined;
}
