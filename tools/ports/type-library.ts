/** What AWS publishes of its resource types: names, shapes and documentation, without an account. */
export interface TypeLibrary {
  /** Every type, sorted. */
  readonly names: readonly string[];
  find(type: string): TypeDescription | undefined;
}

export interface TypeDescription {
  readonly type: string;
  /** Markdown, or empty. */
  readonly documentation: string;
  readonly primaryIdentifier: readonly string[];
  /** Such as `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`; not known for every type. */
  readonly arnTemplate: string | undefined;
  readonly tags: TypeTags | undefined;
  /** By name; a dot leads into a property of a property. */
  readonly properties: ReadonlyMap<string, TypeProperty>;
  readonly references: readonly TypeReference[];
}

export interface TypeTags {
  readonly property: string;
  /** Whether they are a mapping, and not a list of keys and values. */
  readonly isMap: boolean;
}

export interface TypeProperty {
  readonly shape: 'string' | 'number' | 'boolean' | 'strings' | 'other';
  /** The only values that are known; empty where there are others. */
  readonly values: readonly string[];
  /** Whether AWS sets it, and nobody else can. */
  readonly isReadOnly: boolean;
  /** Markdown, or empty. */
  readonly documentation: string;
}

/** A property that names a resource of another type. */
export interface TypeReference {
  /** From the properties; `[]` stands for the elements of a list. */
  readonly path: readonly string[];
  readonly targets: readonly ReferenceTarget[];
}

export interface ReferenceTarget {
  readonly type: string;
  /** The property of the target that the value is. */
  readonly property: string;
}
