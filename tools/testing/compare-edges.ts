import type { EstateResource } from '../emulators/aws/estate-resource.ts';
import { normaliseArn } from '../sources/aws/normalise-arn.ts';
import { observe } from '../sources/aws/observe.ts';
import { toKey } from '../sources/aws/to-key.ts';

/** A creation in the JSON of a plan. */
export interface Surveyed {
  readonly blueprint: string;
  readonly identifier: string;
  readonly properties: readonly { readonly path: string }[];
}

/** Whole ARNs in models that name another entity, and whether an edge joins the two, in either direction. */
export function compareEdges(
  models: readonly EstateResource[],
  entities: readonly Surveyed[],
): { readonly found: number; readonly missing: readonly string[] } {
  const byArn = new Map(entities.map((each) => [each.identifier, each]));
  const joined = new Set<string>();
  for (const { identifier, properties } of entities)
    for (const each of properties) {
      const target = /^edges\.[a-z-]+\.[A-Za-z0-9]+\/(.+)$/.exec(each.path)?.[1];
      if (target === undefined) continue;
      joined.add(`${identifier} ${target}`);
      joined.add(`${target} ${identifier}`);
    }
  const pairs = new Set<string>();
  for (const { type, identifier, region, account, properties } of models) {
    const observed = observe(
      type,
      { account, region, endpoint: region },
      { identifier, properties },
      { naming: NAMING },
    );
    const self = toKey(observed);
    const { Tags: _, AssumeRolePolicyDocument: __, ...rest } = properties;
    for (const text of JSON.stringify(rest).match(/"arn:aws[^"\\]+"/g) ?? []) {
      const target = normaliseArn(text.slice(1, -1));
      if (target !== undefined && target !== self && byArn.has(target) && byArn.has(self))
        pairs.add(`${self} ${target}`);
    }
  }
  const missing = [...pairs].filter((pair) => !joined.has(pair));
  return { found: pairs.size - missing.length, missing };
}

const NAMING = { isName: () => false, tagKeys: new Set<string>() };
