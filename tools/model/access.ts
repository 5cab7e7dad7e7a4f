/**
 * Who may change the entities of a blueprint. Where nothing is said of a verb, whoever may write to the repository may.
 * Port keeps this beside the blueprint; the key is ours.
 */
export interface BlueprintAccess {
  entities: EntityAccess;
}

export interface EntityAccess {
  /** Who sees an entity where Cadastre shows it. It hides nothing in the repository. */
  read?: AccessRule;
  /** Who may add an entity; with `ownedByTeam`, whoever gives it to a team of their own. */
  register?: AccessRule;
  /** Who may change what no rule of its own is for. */
  update?: AccessRule;
  /** Who may take an entity away. */
  unregister?: AccessRule;
  /** Locks: a property that is named here is set by whom its rule names, and `update` opens it to nobody. */
  updateProperties?: Record<string, AccessRule>;
  /** The same for relations. */
  updateRelations?: Record<string, AccessRule>;
  /** The same for what every entity has. */
  updateMetadata?: MetadataAccess;
}

export interface MetadataAccess {
  title?: AccessRule;
  icon?: AccessRule;
  team?: AccessRule;
}

/** Whoever one of these names may. An empty mapping lets nobody. */
export interface AccessRule extends AccessLists {
  /**
   * Whether the members of the teams that own the entity may. A change of the owner counts for the owner before and for
   * the one after.
   */
  ownedByTeam?: boolean;
  /** A search: it lets everybody whom it finds the entity for, before the change and after. */
  policy?: Record<string, unknown>;
}

export interface AccessLists {
  /** Roles: `Admin`, `Member`, or a role of `cadastre.yaml`. */
  roles?: string[];
  /** Identifiers of `_user` entities, or logins on GitHub. */
  users?: string[];
  /** Identifiers of `_team` entities. */
  teams?: string[];
}
