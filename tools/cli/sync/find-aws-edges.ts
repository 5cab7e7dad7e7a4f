import type { FullCatalog } from '../../load/catalog.ts';
import { referenceOf } from '../../graph/catalog-graph.ts';
import { findByReference } from '../../load/find-by-reference.ts';
import type { EntitySource } from '../../model/entity.ts';
import type { AwsConfig } from '../../model/config.ts';
import type { EdgeRequest } from '../../plan/plan-sync.ts';
import type { SeenEdge } from '../../plan/plan-edges.ts';
import { createEdgeIndex, type IndexedEntity } from '../../sources/aws/edges/edge-index.ts';
import { findEdges, STACK_TAG, type Referrer } from '../../sources/aws/edges/find-edges.ts';
import type { Scope } from '../../sources/aws/observation.ts';
import type { ReadObservations } from '../../sources/aws/map-observations.ts';
import type { SurveyedEntity } from '../../sources/aws/surveyed-entity.ts';

export interface EdgeSurvey {
  readonly catalog: FullCatalog;
  readonly entities: readonly SurveyedEntity[];
  /** All that was observed, read back type by type: what it names is not held. */
  readonly read: ReadObservations;
  readonly scopes: readonly Scope[];
  /** Sources that are gone. */
  readonly gone: readonly EntitySource[];
  /** Whether the survey was asked to look at a part only. */
  readonly isNarrowed: boolean;
}

/** What the survey saw of edges, by the entity that they are written into. */
export function findAwsEdges(survey: EdgeSurvey): EdgeRequest {
  const { catalog, entities, scopes } = survey;
  const surveyed = new Map(entities.map((entity) => [referenceOf(entity), entity]));
  const indexed = [...entities.map(toIndexed), ...unobserved(survey, surveyed)];
  const index = createEdgeIndex(indexed, addressesOf(survey.read));
  const isEntity = (reference: string): boolean =>
    surveyed.has(reference) || findByReference(catalog, reference) !== undefined;
  const tags = tagRules(catalog.config.aws);
  const without: ReadonlySet<string> = new Set(catalog.config.aws?.without);
  const seen = new Map<string, SeenEdge[]>();
  // The same few hundred paths, read back a hundred thousand times.
  const paths = new Map<string, string>();
  for (const { from, via, ...edge } of findEdges({ index, tags, isEntity }, referrers(survey))) {
    const path = paths.get(via) ?? via;
    paths.set(path, path);
    const edges = seen.get(from);
    if (edges === undefined) seen.set(from, [{ ...edge, via: path }]);
    else edges.push({ ...edge, via: path });
  }
  const open = new Set(
    scopes
      .filter(({ state }) => state !== 'complete' && state !== 'absent-in-region')
      .map(({ type }) => type),
  );
  const looked = new Set(scopes.map(({ type }) => type));
  const observed = new Set(entities.map(({ source }) => sourceKey(source)));
  return {
    seen,
    wasLookedAt(owner, via) {
      const [type = '', path] = via.split(' ');
      // Its own properties say it: they were read, or they were not.
      if (path === undefined) return observed.has(sourceKey(owner));
      // Another resource says it, and that may be anywhere.
      return without.has(type) || (looked.has(type) && !open.has(type) && !survey.isNarrowed);
    },
  };
}

/** The addresses of functions → their ARNs. */
function addressesOf(read: ReadObservations): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const batch of read('AWS::Lambda::Url'))
    for (const { references } of batch) {
      const of = (path: string): string | undefined =>
        references.find((reference) => reference.path === path)?.name;
      const [url, arn] = [of('FunctionUrl'), of('FunctionArn')];
      if (url !== undefined && arn !== undefined) addresses.set(url, arn);
    }
  return addresses;
}

/** The keys of tags that name entities, in lower case, and the blueprint of each. */
export function tagRules(config: AwsConfig | undefined): ReadonlyMap<string, string> {
  const rules = Object.entries(config?.tags ?? { _team: ['team', 'owner'] });
  return new Map(
    rules.flatMap(([blueprint, keys]) =>
      keys.map((key) => [key.toLowerCase(), blueprint] as const),
    ),
  );
}

export function tagKeysOf(config: AwsConfig | undefined): ReadonlySet<string> {
  return new Set([STACK_TAG, ...tagRules(config).keys()]);
}

function toIndexed(entity: SurveyedEntity): IndexedEntity {
  return { reference: referenceOf(entity), arn: entity.arn, source: entity.source };
}

/** What the catalog has and this survey did not look at. */
function unobserved(
  { catalog, gone }: EdgeSurvey,
  surveyed: ReadonlyMap<string, SurveyedEntity>,
): readonly IndexedEntity[] {
  const isGone = new Set(gone.map(sourceKey));
  return catalog.entities.flatMap((entity): readonly IndexedEntity[] => {
    const { source, identifier } = entity;
    const reference = referenceOf(entity);
    if (source === undefined || surveyed.has(reference) || isGone.has(sourceKey(source))) return [];
    return [{ reference, arn: identifier.startsWith('arn:') ? identifier : undefined, source }];
  });
}

function sourceKey({ aws, account, region, id }: EntitySource): string {
  return [aws, account, region, id].join('\u0000');
}

/** A resource that two blueprints have is one: its edges are written into the first. */
function* referrers({ entities, scopes, read }: EdgeSurvey): Generator<Referrer> {
  const bySource = new Map<string, string>();
  for (const entity of entities) {
    const key = sourceKey(entity.source);
    if (!bySource.has(key)) bySource.set(key, referenceOf(entity));
  }
  for (const type of new Set(scopes.map((scope) => scope.type)))
    for (const batch of read(type))
      for (const { account, region, identifier: id, references } of batch) {
        const entity = bySource.get(sourceKey({ aws: type, account, region, id }));
        yield { type, account, region, entity, references };
      }
}
