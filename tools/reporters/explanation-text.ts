import type { Explanation } from '../derive/derived-catalog.ts';
import type { DerivedDescription } from '../graph/describe-derived.ts';
import type { EntityDescription } from '../graph/describe-entity.ts';
import type { FullEntity } from '../load/catalog.ts';
import type { Colours } from './colours.ts';
import { printable } from './printable.ts';
import { valueText } from './value-text.ts';

/** How many entities are named before the rest is counted. */
const MOST = 12;
const LONGEST_VALUE = 400;

/** Where derived values come from: a block of lines for each that was asked for. */
export function explanationBlocks(
  { derived = [] }: Pick<EntityDescription, 'derived'>,
  isWhole: boolean,
  colours: Colours,
): readonly string[][] {
  return derived.flatMap((each) => {
    const { explanation } = each;
    if (explanation === undefined) return [];
    const lines = linesOf(explanation);
    const shown = isWhole || lines.length <= MOST ? lines : lines.slice(0, MOST - 1);
    const rest = lines.length - shown.length;
    const more = rest === 0 ? [] : [colours.dim(`  … and ${rest} more: --all names them`)];
    return [[colours.cyan(headOf(each)), ...shown.map((line) => `  ${printable(line)}`), ...more]];
  });
}

function headOf({ name, value, kind }: DerivedDescription): string {
  const text = value === undefined ? 'no value' : valueText(value, LONGEST_VALUE);
  return `${printable(name)} = ${printable(text)}, ${kind}`;
}

function linesOf(explanation: Explanation): readonly string[] {
  switch (explanation.kind) {
    case 'mirror': {
      const { path, property, ends } = explanation;
      const way = `${[...path, property].join('.')}${ends.length === 0 ? ' leads to nothing' : ''}`;
      const values = ends.map(
        ({ entity, value }) => `${labelOf(entity)}: ${valueText(value, LONGEST_VALUE)}`,
      );
      return [way, ...values];
    }
    case 'calculation':
      return [
        ...explanation.program.trimEnd().split('\n'),
        `of ${valueText(explanation.input, LONGEST_VALUE)}`,
      ];
    case 'aggregation': {
      const { measure, path, counted } = explanation;
      return [`${measure} over ${path}`, ...counted.map(labelOf)];
    }
    case 'ownership':
      return [];
  }
}

function labelOf({ blueprint, identifier, title }: FullEntity): string {
  return `${blueprint} ${title ?? identifier}`;
}
