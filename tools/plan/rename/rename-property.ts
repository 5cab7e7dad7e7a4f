import type { Blueprint, FullCatalog } from '../../load/catalog.ts';
import { followPath } from './follow-path.ts';
import { renameInRules } from './rename-in-rules.ts';
import { renameKey, setText, type RenameEdit, type RenamePlan } from './rename.ts';

/** The property, its values, and what reads it: mirrors, calculations, aggregations, scorecards, `sync`. */
export function renameProperty(
  catalog: FullCatalog,
  owner: Blueprint,
  from: string,
  to: string,
): RenamePlan {
  const { origin, required, file } = owner;
  const edits: RenameEdit[] = [
    renameKey(origin, ['schema', 'properties', from], to),
    ...required.flatMap((name, index) =>
      name === from ? [setText(origin, ['schema', 'required', index], to)] : [],
    ),
    ...(file.sync ?? []).flatMap((rule, index) =>
      Object.hasOwn(rule.properties ?? {}, from)
        ? [renameKey(origin, ['sync', index, 'properties', from], to)]
        : [],
    ),
    ...calculationEdits(owner, from, to),
  ];
  for (const blueprint of catalog.blueprints)
    edits.push(...readerEdits(catalog, blueprint, owner, { from, to }));
  for (const { value, origin: place } of catalog.scorecards) {
    if (value.blueprint !== owner.identifier) continue;
    edits.push(
      ...renameInRules(value, place, (key, text) => key === 'property' && text === from, to),
    );
  }
  for (const entity of catalog.entities) {
    if (entity.blueprint === owner.identifier && Object.hasOwn(entity.properties, from))
      edits.push(renameKey(entity.origin, ['properties', from], to));
  }
  return { edits, moves: [] };
}

interface Names {
  readonly from: string;
  readonly to: string;
}

/** Mirrors that end at the property, and aggregations that measure it. */
function readerEdits(
  catalog: FullCatalog,
  blueprint: Blueprint,
  owner: Blueprint,
  { from, to }: Names,
): RenameEdit[] {
  const { file, origin } = blueprint;
  const edits: RenameEdit[] = [];
  for (const [name, { path }] of Object.entries(file.mirrorProperties ?? {})) {
    const steps = path.split('.');
    if (steps.pop() !== from) continue;
    if (followPath(catalog, blueprint, steps).at(-1) !== owner.identifier) continue;
    edits.push(setText(origin, ['mirrorProperties', name, 'path'], [...steps, to].join('.')));
  }
  for (const [name, each] of Object.entries(file.aggregationProperties ?? {})) {
    if (each.target !== owner.identifier || each.calculationSpec.property !== from) continue;
    const path = ['aggregationProperties', name, 'calculationSpec', 'property'];
    edits.push(setText(origin, path, to));
  }
  return edits;
}

/** `.properties.name` and `.properties["name"]` in the jq of the same blueprint. */
function calculationEdits({ file, origin }: Blueprint, from: string, to: string): RenameEdit[] {
  const isWord = /^[A-Za-z_][A-Za-z0-9_]*$/.test(to);
  const bracketed = `.properties[${JSON.stringify(to)}]`;
  const written = (read: string): string =>
    isWord && !read.endsWith(']') ? `.properties.${to}` : bracketed;
  const escaped = from.replaceAll(/[^A-Za-z0-9_]/g, String.raw`\$&`);
  const reads = new RegExp(
    String.raw`\.properties(?:\.${escaped}(?![A-Za-z0-9_])|\["${escaped}"\])`,
    'g',
  );
  return Object.entries(file.calculationProperties ?? {}).flatMap(([name, { calculation }]) => {
    const after = calculation.replaceAll(reads, written);
    const path = ['calculationProperties', name, 'calculation'];
    return after === calculation ? [] : [setText(origin, path, after)];
  });
}
