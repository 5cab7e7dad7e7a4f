import type { DerivedCatalog, DerivedFinding, Explanation } from '../derive/derived-catalog.ts';
import { derivedNames, type DerivedKind } from '../derive/property-reader.ts';
import type { Blueprint, Entity } from '../load/catalog.ts';

/** What is derived of one entity, and in no file. */
export interface DerivedDescription {
  readonly name: string;
  readonly title: string | undefined;
  readonly kind: DerivedKind;
  /** Undefined where there is none. */
  readonly value: unknown;
  /** Of the property, whichever entities they concern; none where there is a value. */
  readonly findings: readonly DerivedFinding[];
  readonly explanation: Explanation | undefined;
}

/** The derived properties of an entity, sorted by name; `isExplained` says of which it is wanted where they come from. */
export function describeDerived(
  derived: DerivedCatalog,
  { blueprint, entity }: { readonly blueprint: Blueprint; readonly entity: Entity },
  isExplained: (property: string) => boolean,
): readonly DerivedDescription[] {
  const kinds = [...derivedNames(blueprint)].sort(([a], [b]) => (a < b ? -1 : 1));
  return kinds.map(([name, kind]): DerivedDescription => {
    const value = derived.valueOf(entity, name);
    const findings = derived.findings.filter(
      (finding) => finding.blueprint === entity.blueprint && finding.property === name,
    );
    return {
      name,
      title: definitionOf(blueprint, name, kind)?.title,
      kind,
      value,
      findings: value === undefined ? findings : [],
      explanation: isExplained(name) ? derived.explain(entity, name) : undefined,
    };
  });
}

function definitionOf(
  { file }: Blueprint,
  name: string,
  kind: DerivedKind,
): { readonly title?: string } | undefined {
  const definitions = {
    mirror: file.mirrorProperties,
    calculation: file.calculationProperties,
    aggregation: file.aggregationProperties,
  }[kind];
  return definitions?.[name];
}
