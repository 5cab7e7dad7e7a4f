import { CloudFailure, type CloudResource } from '../ports/cloud.ts';

interface Description {
  readonly Identifier?: string | undefined;
  readonly Properties?: string | undefined;
}

/** The properties come as JSON in a string. What is not an object is refused, not guessed at. */
export function toCloudResource(
  type: string,
  { Identifier, Properties }: Description,
): CloudResource {
  if (Identifier === undefined || Identifier === '') {
    throw new CloudFailure('failed', `${type}: a resource without an identifier`);
  }
  let properties: unknown;
  try {
    properties = JSON.parse(Properties ?? '{}');
  } catch (error) {
    throw new CloudFailure('failed', `${type}: the properties of a resource are not JSON`, {
      cause: error,
    });
  }
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) {
    throw new CloudFailure('failed', `${type}: the properties of a resource are not a JSON object`);
  }
  return { identifier: Identifier, properties: Object.fromEntries(Object.entries(properties)) };
}
