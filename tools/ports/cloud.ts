/** Which account and region to read, and how to get there. */
export interface CloudOptions {
  /** The URL of a cloud on this machine, read with made-up credentials instead of AWS with the person's own. */
  readonly loopback?: string;
  /** Roles to take on, by account; an account that is not here is read with the credentials as they are. */
  readonly roles: Readonly<Record<string, string>>;
}

/** An account and a region: where one client speaks to. */
export interface CloudPlace {
  readonly account: string;
  readonly region: string;
}

/** A resource as Cloud Control describes it; the properties are not checked. */
export interface CloudResource {
  readonly identifier: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface CloudPage {
  readonly resources: readonly CloudResource[];
  readonly nextToken: string | undefined;
}

/** Why a call failed, as far as it matters to a survey. */
export type CloudFailureKind =
  | 'denied'
  | 'not-found'
  | 'unsupported'
  | 'absent-in-region'
  | 'throttled'
  | 'no-credentials'
  | 'failed';

/** A call that did not work. `message` is fit to print. */
export class CloudFailure extends Error {
  readonly kind: CloudFailureKind;

  constructor(kind: CloudFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CloudFailure';
    this.kind = kind;
  }
}

/** Reading an AWS account through Cloud Control. Throws CloudFailure and nothing else. */
export interface Cloud {
  list(place: CloudPlace, type: string, token: string | undefined): Promise<CloudPage>;
  get(place: CloudPlace, type: string, identifier: string): Promise<CloudResource>;
}
