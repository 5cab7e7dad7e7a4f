import {
  CloudFailure,
  type Cloud,
  type CloudPlace,
  type CloudResource,
} from '../../../ports/cloud.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import { listAll } from '../survey/list-all.ts';

export interface OrganizationAccount {
  readonly id: string;
  readonly name: string | undefined;
}

const TYPE = 'AWS::Organizations::Account';
const READS_AT_ONCE = 8;

/** The active accounts of the organization, by id. Throws CloudFailure: to go on without some would be a guess. */
export async function listOrganization(
  cloud: Cloud,
  place: CloudPlace,
  signal?: AbortSignal,
): Promise<readonly OrganizationAccount[]> {
  const listed = await listAll(cloud, place, { type: TYPE }, signal);
  const read = await mapConcurrently(listed, READS_AT_ONCE, async (resource) =>
    stateOf(resource) === undefined || nameOf(resource) === undefined
      ? await readIfThere(cloud, place, resource.identifier, signal)
      : resource,
  );
  return read
    .filter((resource) => resource !== undefined)
    .filter((resource) => stateOf(resource) === 'ACTIVE')
    .map((resource) => ({ id: idOf(resource), name: nameOf(resource) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function readIfThere(
  cloud: Cloud,
  place: CloudPlace,
  identifier: string,
  signal: AbortSignal | undefined,
): Promise<CloudResource | undefined> {
  try {
    return await cloud.get(place, { type: TYPE, identifier }, signal);
  } catch (error) {
    // It was closed between the list and this.
    if (error instanceof CloudFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** `State` takes the place of `Status`, which AWS is giving up. */
function stateOf({ properties }: CloudResource): unknown {
  return properties['State'] ?? properties['Status'];
}

function nameOf({ properties }: CloudResource): string | undefined {
  const name = properties['AccountName'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** It becomes part of the ARN of a role: nothing but twelve digits does. */
function idOf({ identifier }: CloudResource): string {
  if (/^\d{12}$/.test(identifier)) return identifier;
  throw new CloudFailure('failed', 'an account without the twelve digits of one');
}
