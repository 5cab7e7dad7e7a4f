import { keyOf } from '../query/follow-steps.ts';
import type { QueryBlueprint, QueryBlueprints } from '../query/query-blueprint.ts';
import type { QueryContext } from '../query/query-context.ts';
import { createRelationIndex } from '../query/relation-index.ts';
import type { Subject } from '../query/subject.ts';

/** A Wednesday. */
export const NOW = Date.UTC(2026, 10, 25, 12);

export function createSubject(parts: Partial<Subject> & Pick<Subject, 'identifier'>): Subject {
  return { blueprint: 'service', team: [], properties: {}, relations: {}, ...parts };
}

/** `service → team → person` by single relations, and a `service` that needs others. */
export const BLUEPRINTS: QueryBlueprints = new Map(
  [
    blueprint('service', {
      properties: {
        runtime: { type: 'string' },
        memory: { type: 'number' },
        isPublic: { type: 'boolean' },
        tags: { type: 'array', items: { type: 'string' } },
        config: { type: 'object' },
        url: { type: 'string', format: 'url' },
        expires: { type: 'string', format: 'timer' },
      },
      relations: {
        owner: { target: 'team', isRequired: true },
        needs: { target: 'service', isRequired: false },
      },
    }),
    blueprint('team', {
      properties: { size: { type: 'number' }, title: { type: 'string' } },
      relations: {
        lead: { target: 'person', isRequired: true },
        parent: { target: 'team', isRequired: false },
      },
    }),
    blueprint('person', { properties: { email: { type: 'string' } }, relations: {} }),
  ].map((each) => [each.identifier, each]),
);

type Parts = {
  readonly [Key in 'properties' | 'relations']: QueryBlueprint[Key] extends ReadonlyMap<
    string,
    infer Value
  >
    ? Readonly<Record<string, Value>>
    : never;
};

function blueprint(identifier: string, { properties, relations }: Parts): QueryBlueprint {
  return {
    identifier,
    properties: new Map(Object.entries(properties)),
    relations: new Map(Object.entries(relations)),
  };
}

/** A context over these subjects and `BLUEPRINTS`. */
export function createQueryContext(
  subjects: readonly Subject[] = [],
  parts: Partial<QueryContext> = {},
): QueryContext {
  const byKey = new Map(subjects.map((subject) => [keyOf(subject), subject]));
  return {
    now: NOW,
    emptiness: 'search',
    blueprints: BLUEPRINTS,
    index: createRelationIndex(subjects, BLUEPRINTS),
    find: (name, identifier) => byKey.get(keyOf({ blueprint: name, identifier })),
    ...parts,
  };
}
