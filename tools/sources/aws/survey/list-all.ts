import {
  CloudFailure,
  type Cloud,
  type CloudPlace,
  type CloudQuery,
  type CloudResource,
} from '../../../ports/cloud.ts';

/** All pages of a list. Throws CloudFailure. */
export async function listAll(
  cloud: Cloud,
  place: CloudPlace,
  query: CloudQuery,
  signal: AbortSignal | undefined,
): Promise<readonly CloudResource[]> {
  const resources: CloudResource[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const page = await cloud.list(place, { ...query, token }, signal);
    resources.push(...page.resources);
    token = page.nextToken;
    if (token !== undefined && tokens.has(token))
      throw new CloudFailure('failed', `${query.type}: the list repeats its own pages`);
    if (token !== undefined) tokens.add(token);
  } while (token !== undefined);
  return resources;
}
