/** The `client_payload` of a `repository_dispatch` that says where something changed in AWS. A hint, and no more. */
export interface LiveEvent {
  /** The version of this format. */
  version: 1;
  /**
   * The account of the change.
   * @pattern ^[0-9]{12}$
   */
  account: string;
  /**
   * Its region, or `global`.
   * @pattern ^(global|[a-z]{2,4}(-[a-z]+)+-[0-9]+)$
   */
  region: string;
  /**
   * The type that changed, as AWS Config names it.
   * @pattern ^[A-Za-z0-9]{1,64}::[A-Za-z0-9]{1,64}::[A-Za-z0-9]{1,64}$
   */
  type?: string;
  /**
   * The service that was called, as CloudTrail names it, such as `lambda.amazonaws.com`.
   * @pattern ^[a-z0-9.-]{1,64}$
   */
  eventSource?: string;
  /**
   * For people who read the log of the run.
   * @maxLength 256
   */
  eventName?: string;
  /**
   * For people who read the log of the run.
   * @maxLength 256
   */
  eventId?: string;
  /**
   * For people who read the log of the run.
   * @maxLength 64
   */
  eventTime?: string;
}
