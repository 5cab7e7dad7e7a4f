/** One resource of an estate: what Cloud Control would read back. */
export interface EstateResource {
  readonly type: string;
  /** Twelve digits. */
  readonly account: string;
  /** The resource's own region; `global` for types that have none. */
  readonly region: string;
  /** The primary identifier; of several parts, joined by `|`. */
  readonly identifier: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
