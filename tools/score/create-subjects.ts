import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import { derivedNames } from '../derive/property-reader.ts';
import type { FullCatalog, FullEntity } from '../load/catalog.ts';
import type { FileHistory } from '../ports/git.ts';
import type { Lookup, ScorecardResult, Subject } from '../query/subject.ts';

/** Entities as queries see them, with what is derived. What relations lead to is kept: it is asked for again and again. */
export interface Subjects {
  of(entity: FullEntity): Subject;
  find(blueprint: string, identifier: string): Subject | undefined;
}

export interface SubjectSource {
  readonly catalog: FullCatalog;
  readonly derived: Pick<DerivedCatalog, 'ownersOf' | 'valueOf'>;
  /** What git says of files, for those who ask it. */
  readonly histories?: ReadonlyMap<string, FileHistory> | undefined;
  /** Asked when a query asks for it, and not before. */
  resultsOf(entity: FullEntity): Lookup<ScorecardResult>;
}

export function createSubjects(source: SubjectSource): Subjects {
  const { catalog, derived, histories, resultsOf } = source;
  const found = new Map<FullEntity, Subject>();
  const namesOf = new Map(
    [...catalog.blueprintsById].map(([name, each]) => [name, [...derivedNames(each).keys()]]),
  );
  const of = (entity: FullEntity): Subject => {
    const { blueprint, identifier, title, relations, origin } = entity;
    const names = namesOf.get(blueprint) ?? [];
    return {
      blueprint,
      identifier,
      title,
      relations,
      ...histories?.get(origin.file),
      get icon() {
        return entity.icon;
      },
      get team() {
        return derived.ownersOf(entity);
      },
      get properties() {
        return entity.properties;
      },
      derived:
        names.length === 0 ? undefined : { names, get: (name) => derived.valueOf(entity, name) },
      get scorecards() {
        return resultsOf(entity);
      },
    };
  };
  return {
    of,
    find(blueprint, identifier) {
      const entity = catalog.entitiesById.get(blueprint)?.get(identifier);
      if (entity === undefined) return undefined;
      const known = found.get(entity) ?? of(entity);
      found.set(entity, known);
      return known;
    },
  };
}
