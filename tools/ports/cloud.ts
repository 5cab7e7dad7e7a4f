/** Which account and region to read, and how to get there. */
export interface CloudOptions {
  /** The URL of a cloud on this machine, read with made-up credentials instead of AWS with the person's own. */
  readonly loopback?: string;
  /** Roles to take on, by account; an account that is not here is read with the credentials as they are. */
  readonly roles: Readonly<Record<string, string>>;
  /** Milliseconds after which a call that is not answered is given up; default: a minute. */
  readonly timeout?: number;
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
  /** It exists, and another region must be asked for it. */
  | 'elsewhere'
  | 'unsupported'
  | 'absent-in-region'
  | 'throttled'
  | 'transient'
  | 'no-credentials'
  | 'stopped'
  | 'failed';

/** A call that did not work. `message` is fit to print. */
export class CloudFailure extends Error {
  readonly kind: CloudFailureKind;
  /** The action that is missing, such as `sqs:GetQueueAttributes`, where a denial names it. */
  readonly action: string | undefined;
  /** Everything in the region would fail so: the credentials are wrong, or the region is closed to this account. */
  readonly isRefused: boolean;

  constructor(
    kind: CloudFailureKind,
    message: string,
    options: ErrorOptions & {
      readonly action?: string | undefined;
      readonly isRefused?: boolean;
    } = {},
  ) {
    super(message, options);
    this.name = 'CloudFailure';
    this.kind = kind;
    this.action = options.action;
    this.isRefused = options.isRefused ?? false;
  }
}

/** What a list is asked for. */
export interface CloudQuery {
  readonly type: string;
  /** What the parent of the resources is called, for types that are listed by parent only. */
  readonly model?: Readonly<Record<string, string>> | undefined;
  readonly token?: string | undefined;
}

/** Reading an AWS account through Cloud Control. Throws CloudFailure and nothing else. */
export interface Cloud {
  list(place: CloudPlace, query: CloudQuery, signal?: AbortSignal): Promise<CloudPage>;
  get(
    place: CloudPlace,
    resource: { readonly type: string; readonly identifier: string },
    signal?: AbortSignal,
  ): Promise<CloudResource>;
}
