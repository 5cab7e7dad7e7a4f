import { collectReferences, type Naming } from './edges/collect-references.ts';
import { canonicalIdentifier, canonicalProperties } from './canonical-identifier.ts';
import { normalise } from './normalise.ts';
import type { Observation } from './observation.ts';
import { redact } from './redact.ts';
import { toArn } from './to-arn.ts';

export interface ObserveOptions {
  readonly naming: Naming;
  /** Entries of `aws.allowSecretPaths`. */
  readonly allowedSecrets?: readonly string[];
}

/** What Cloud Control said of one resource → an observation: without secrets, in one order, under one name. */
export function observe(
  type: string,
  place: { readonly account: string; readonly region: string; readonly endpoint: string },
  resource: { readonly identifier: string; readonly properties: Readonly<Record<string, unknown>> },
  { naming, allowedSecrets = [] }: ObserveOptions,
): Observation {
  const identifier = canonicalIdentifier(type, resource.identifier);
  const told = canonicalProperties(type, redact(type, resource.properties, allowedSecrets));
  const properties = normalise(type, told);
  const { account, region } = place;
  const arn = toArn(type, place, identifier, properties);
  const references = collectReferences(type, resource.properties, naming);
  return { type, account, region, identifier, arn, properties, references };
}
