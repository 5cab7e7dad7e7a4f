/** Something in the properties of a resource that names another one. It is never written as it is. */
export interface Reference {
  /** Where it stands, without the places in lists: `Targets.Arn`. */
  readonly path: string;
  /** A normalised ARN, `api:` and the id of an API, or the name of a resource. */
  readonly name: string;
  /**
   * `arn`: the value is this ARN. `part`: the ARN was cut out of something longer. `glob`: an ARN with
   * wildcards. `name`: nothing but the place of the text says that it is a name.
   */
  readonly form: 'arn' | 'part' | 'glob' | 'name';
}
