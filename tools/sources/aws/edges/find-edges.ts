import type { EdgeKind } from '../../../model/edge.ts';
import { CONNECTORS, EDGE_RULES, NAME_RULES, type Connector } from './edge-rules.ts';
import type { EdgeIndex, IndexedEntity } from './edge-index.ts';
import { fitsRule } from './fits-rule.ts';
import type { Reference } from './reference.ts';

/** A resource with what it names: an entity, or a connection between two. */
export interface Referrer {
  readonly type: string;
  readonly account: string;
  readonly region: string;
  /** `blueprint/identifier`; undefined for what is no entity. */
  readonly entity: string | undefined;
  readonly references: readonly Reference[];
}

/** One edge, where it was seen once. */
export interface FoundEdge {
  /** `blueprint/identifier` of the entity that it is written into. */
  readonly from: string;
  readonly kind: EdgeKind;
  readonly target: string;
  readonly isExternal: boolean;
  readonly isLikely: boolean;
  readonly via: string;
}

/** What a tag says: by the key in lower case, the blueprint that its value names an entity of. */
export type TagRules = ReadonlyMap<string, string>;

export interface EdgeRequest {
  readonly index: EdgeIndex;
  readonly tags: TagRules;
  /** Whether `blueprint/identifier` is an entity. */
  isEntity(reference: string): boolean;
}

/** References → edges. A target that is no entity stays as an external one; one that nothing is sure of goes. */
export function* findEdges(
  request: EdgeRequest,
  referrers: Iterable<Referrer>,
): Generator<FoundEdge> {
  for (const referrer of referrers) {
    const connectors = CONNECTORS.filter(({ type }) => type === referrer.type);
    for (const connector of connectors) yield* connect(request, referrer, connector);
    if (referrer.entity !== undefined) yield* ownEdges(request, referrer, referrer.entity);
  }
}

interface Target {
  readonly name: string;
  readonly isExternal: boolean;
}

function ownEdges(request: EdgeRequest, referrer: Referrer, self: string): readonly FoundEdge[] {
  return referrer.references.flatMap((reference): readonly FoundEdge[] => {
    const { path } = reference;
    if (path.startsWith('Tags.')) return tagEdges(request, referrer, self, reference);
    const rule = EDGE_RULES.find((each) => fitsRule(each, referrer.type, path));
    const kind = rule?.kind ?? 'uses';
    const isLikely = rule?.isLikely === true || isGuess(referrer.type, reference);
    return resolve(request, referrer, reference).flatMap((target): readonly FoundEdge[] => {
      if (target.name === self) return [];
      if (rule?.isReversed !== true) {
        // Who may do what to resources of others is a policy, and no edge of this catalog.
        if (target.isExternal && kind === 'may-access') return [];
        return [{ from: self, kind, target: target.name, ...target, isLikely, via: path }];
      }
      const via = `${referrer.type} ${path}`;
      if (!target.isExternal)
        return [{ from: target.name, kind, target: self, isExternal: false, isLikely, via }];
      return kind === 'triggers'
        ? [
            {
              from: self,
              kind: 'triggered-by',
              target: target.name,
              ...target,
              isLikely,
              via: path,
            },
          ]
        : [];
    });
  });
}

function tagEdges(
  { tags, index, isEntity }: EdgeRequest,
  { account, region }: Referrer,
  from: string,
  { path, name }: Reference,
): readonly FoundEdge[] {
  const key = path.slice('Tags.'.length).toLowerCase();
  if (key === STACK_TAG) {
    const stack = index.findByName(name, ['AWS::CloudFormation::Stack'], { account, region });
    return stack === undefined
      ? []
      : [
          {
            from,
            kind: 'part-of',
            target: stack.reference,
            isExternal: false,
            isLikely: false,
            via: path,
          },
        ];
  }
  const blueprint = tags.get(key);
  if (blueprint === undefined) return [];
  const kind = blueprint === '_team' ? 'owned-by' : 'part-of';
  const target = [name, name.toLowerCase()]
    .map((identifier) => `${blueprint}/${identifier}`)
    .find(isEntity);
  return target === undefined || target === from
    ? []
    : [{ from, kind, target, isExternal: false, isLikely: false, via: path }];
}

/** Set by CloudFormation on what it makes: the name of the stack. */
export const STACK_TAG = 'aws:cloudformation:stack-name';

function connect(
  request: EdgeRequest,
  referrer: Referrer,
  { from, to, kind, isLikely, isAddress, type }: Connector,
): readonly FoundEdge[] {
  const at = (path: string): readonly Target[] =>
    referrer.references
      .filter((reference) => reference.path === path)
      .flatMap((reference) => resolve(request, referrer, reference));
  const addresses = (): readonly Target[] =>
    referrer.references
      .filter(({ path }) => path === from)
      .map(({ name }) => ({ name, isExternal: true }));
  const base = { isLikely: isLikely === true, via: `${type} ${from}` };
  const actors = isAddress === true ? addresses() : at(from);
  const targets = at(to);
  return actors.flatMap((actor) =>
    targets.flatMap((target): readonly FoundEdge[] => {
      const { name, isExternal } = target;
      if (actor.name === name) return [];
      if (!actor.isExternal) return [{ from: actor.name, kind, target: name, isExternal, ...base }];
      return kind === 'triggers' && !isExternal
        ? [{ from: name, kind: 'triggered-by', target: actor.name, isExternal: true, ...base }]
        : [];
    }),
  );
}

function isGuess(type: string, { form, path }: Reference): boolean {
  if (form !== 'name') return false;
  return NAME_RULES.find((rule) => fitsRule(rule, type, path))?.isGuess === true;
}

function resolve(
  { index }: EdgeRequest,
  { type, account, region }: Referrer,
  { path, name, form }: Reference,
): readonly Target[] {
  const known = (entity: IndexedEntity | undefined): readonly Target[] =>
    entity === undefined ? [] : [{ name: entity.reference, isExternal: false }];
  switch (form) {
    case 'glob':
      return index.match(name).flatMap(known);
    case 'name': {
      const types = NAME_RULES.find((rule) => fitsRule(rule, type, path))?.targets ?? [];
      return known(index.findByName(name, types, { account, region }));
    }
    case 'part':
      return known(index.find(name));
    case 'arn': {
      const found = known(index.find(name));
      return found.length > 0 ? found : [{ name, isExternal: true }];
    }
  }
}
