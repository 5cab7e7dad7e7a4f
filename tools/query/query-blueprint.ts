/** What a query must know of a blueprint. */
export interface QueryBlueprint {
  readonly identifier: string;
  /** Stored and derived, by property identifier. */
  readonly properties: ReadonlyMap<string, QueryProperty>;
  readonly relations: ReadonlyMap<string, QueryRelation>;
}

/** The type of a property, as far as it is known. */
export interface QueryProperty {
  readonly type: string | undefined;
  readonly format?: string | undefined;
  /** Of the elements of an array. */
  readonly items?: { readonly type?: string; readonly format?: string } | undefined;
}

export interface QueryRelation {
  /** The identifier of a blueprint. */
  readonly target: string;
  readonly isRequired: boolean;
}

/** By blueprint identifier. */
export type QueryBlueprints = ReadonlyMap<string, QueryBlueprint>;
