import { collectReferences, type Naming } from './edges/collect-references.ts';
import { normalise } from './normalise.ts';
import type { Observation } from './observation.ts';
import { redact } from './redact.ts';
import { toArn } from './to-arn.ts';
import { getAwsType } from './types.ts';

/** What Cloud Control said of one resource → an observation: without secrets, in one order, under one name. */
export function observe(
  type: string,
  place: { readonly account: string; readonly region: string; readonly endpoint: string },
  resource: { readonly identifier: string; readonly properties: Readonly<Record<string, unknown>> },
  naming: Naming,
): Observation {
  const { identifier } = resource;
  const properties = normalise(redact(type, resource.properties), getAwsType(type).ordered ?? []);
  const { account, region } = place;
  const arn = toArn(type, place, identifier, properties);
  const references = collectReferences(type, resource.properties, naming);
  return { type, account, region, identifier, arn, properties, references };
}
