import type {
  Combinator,
  DatePreset,
  QueryContextName,
  RelatedDirection,
  Scalar,
} from '../model/query.ts';
import type { PropertyType } from '../model/blueprint.ts';

/** A query that was decoded and checked. The outermost is always a group. */
export type Query = QueryGroup | QueryRule;

export interface QueryGroup {
  readonly kind: 'group';
  readonly combinator: Combinator;
  readonly rules: readonly Query[];
}

/** Passes where the test differs from `isNegated`. */
export interface QueryRule {
  readonly kind: 'rule';
  readonly left: Left;
  readonly test: Test;
  readonly isNegated: boolean;
  /** Undefined for tests that compare with nothing. */
  readonly operand: Operand | undefined;
}

/** The operators that do not say "not". */
export type Test =
  | '='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'contains'
  | 'containsAny'
  | 'beginsWith'
  | 'endsWith'
  | 'in'
  | 'between'
  | 'isEmpty'
  | 'isExpired'
  | 'relatedTo'
  | 'matchAny';

export type Left =
  | PropertyPath
  | SchemaLeft
  | { readonly kind: 'relation'; readonly relation: string; readonly target: TargetProperty }
  | { readonly kind: 'scorecard'; readonly scorecard: string; readonly rule: string | undefined }
  | ContextProperty
  | PathLeft
  | RelatedLeft;

export type TargetProperty = '$identifier' | '$title';

/** A property of the entity, or of what its relations lead to. */
export interface PropertyPath {
  readonly kind: 'property';
  /** Relations to follow; none for a property of the entity itself. */
  readonly steps: readonly string[];
  /** A property or a meta property. */
  readonly name: string;
}

/** Any property of this type. */
export interface SchemaLeft {
  readonly kind: 'schema';
  readonly type: PropertyType;
  readonly format: string | undefined;
  readonly items: { readonly type: string | undefined; readonly format: string | undefined };
}

export interface ContextProperty {
  readonly kind: 'context';
  readonly context: QueryContextName;
  readonly property: string;
}

export interface PathLeft {
  readonly kind: 'path';
  readonly steps: readonly Step[];
  /** Where the way begins, if not at the entity. */
  readonly from: string | undefined;
}

/** A relation that is followed up to so many times. */
export interface Step {
  readonly relation: string;
  readonly hops: number;
}

export interface RelatedLeft {
  readonly kind: 'related';
  readonly blueprint: string;
  /** Undefined: both. */
  readonly direction: RelatedDirection | undefined;
  /** Undefined: through all relations. */
  readonly isRequired: boolean | undefined;
}

/** Null only where a jq program gave nothing. */
export type StaticValue = Scalar | readonly Scalar[] | null;

export type Operand =
  | { readonly kind: 'value'; readonly value: StaticValue }
  | { readonly kind: 'range'; readonly from: string | number; readonly to: string | number }
  | { readonly kind: 'preset'; readonly preset: DatePreset }
  | PropertyPath
  | ContextProperty
  | { readonly kind: 'jq'; readonly program: string };
