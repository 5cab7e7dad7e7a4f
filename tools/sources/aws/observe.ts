import { canonicalIdentifier, canonicalProperties } from './canonical-identifier.ts';
import { normalise } from './normalise.ts';
import type { Observation } from './observation.ts';
import { redact } from './redact.ts';
import { toArn } from './to-arn.ts';

/** What Cloud Control said of one resource → an observation: without secrets, in one order, under one name. */
export function observe(
  type: string,
  place: { readonly account: string; readonly region: string; readonly endpoint: string },
  resource: { readonly identifier: string; readonly properties: Readonly<Record<string, unknown>> },
  allowed: readonly string[] = [],
): Observation {
  const identifier = canonicalIdentifier(type, resource.identifier);
  const told = canonicalProperties(type, redact(type, resource.properties, allowed));
  const properties = normalise(type, told);
  const { account, region } = place;
  const arn = toArn(type, place, identifier, properties);
  return { type, account, region, identifier, arn, properties };
}
