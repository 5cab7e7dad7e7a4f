/** What `cadastre aws types --format json` prints. */
export interface AwsTypesOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  /** By name. */
  types: AwsTypeRow[];
}

export interface AwsTypeRow {
  type: string;
  /** `unknown`: no table here says, and a survey tells. */
  list: 'yes' | 'by-parent' | 'by-model' | 'no' | 'unknown';
  /** Why it is not listed, or how to find out. */
  reason?: string;
  /** What it is listed by: a type, and which of its properties says each member of the model. */
  parent?: { type: string; model: Record<string, string> };
  /** The models that it is listed with. */
  models?: Record<string, string>[];
  /** The properties that make the identifier, in order. */
  primaryIdentifier: string[];
  /** The property that holds the ARN, or a template; absent for a type without one. */
  arn?: string;
  /** Listed once for all regions. */
  isGlobal: boolean;
  /** Lists end at so many without saying so. */
  silentLimit?: number;
  /** The blueprints here that have its resources. */
  blueprints: string[];
  /** Whether `cadastre aws policy` knows what its handlers need. */
  hasActions: boolean;
  /** The first sentence of what AWS says of it. */
  description?: string;
}
