/** A cloud on this machine that speaks AWS's protocol. */
export interface Loopback {
  /** Such as `http://127.0.0.1:4566`. */
  readonly url: string;
  /** How many resources it holds. */
  readonly resources: number;
  /** How many calls it has answered. */
  calls(): number;
  close(): Promise<void>;
}
