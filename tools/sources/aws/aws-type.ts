/** What the survey must know of a Cloud Control type beyond its name. */
export interface AwsType {
  /**
   * The property that holds the ARN, or a template over properties and `Partition`, `Region`, `Account`,
   * `Identifier`. Empty for a type without one of its own.
   */
  readonly arn: string;
  /** The ARN ends with an alias or a version, which belongs to it: it is not cut off. */
  readonly isQualified?: true;
  /** Every region's endpoint answers with all of them: read once, in us-east-1. */
  readonly isGlobal?: true;
  /** Listed by every region's endpoint, but readable only in the resource's own. */
  readonly isListedEverywhere?: true;
  /** Lists end here without saying so; a count of exactly this may be cut short. */
  readonly silentLimit?: number;
  /** Arrays whose order means something in this type alone; see also normalise.ts. */
  readonly ordered?: readonly string[];
  /** A part of the identifier, and the property that says it again, that may be a name or an ARN as AWS likes. */
  readonly echoed?: { readonly property: string; readonly position: number };
  /** Listed by parent only. */
  readonly parent?: AwsParent;
  /** Listed with each of these as `ResourceModel`, and not without. */
  readonly models?: readonly FixedModel[];
  /** Why there is no list; what is known of such a resource comes from others. */
  readonly isUnlisted?: string;
}

/** How the resources of a type are found: one list for each resource of another type. */
export interface AwsParent {
  readonly type: string;
  /** The members of the list's `ResourceModel`, by the property of the parent that says them. */
  readonly model: Readonly<Record<string, string>>;
}

/** A list that a type has besides others; `region` where only one has it. */
export interface FixedModel {
  readonly model: Readonly<Record<string, string>>;
  readonly region?: string;
}
