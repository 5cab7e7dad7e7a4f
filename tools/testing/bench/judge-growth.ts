import type { SizeResult } from './measure-size.ts';

/**
 * How many KiB of peak memory an entity costs from one size to the next. It is flat if the last step costs
 * no more than the one before, with a tenth for the garbage collector's moods.
 */
export function judgeGrowth(sizes: readonly SizeResult[]): readonly string[] {
  const steps = sizes.slice(1).map((size, index) => stepOf(sizes[index] ?? size, size));
  const lines = steps.map(
    ({ from, to, each }) => `peak memory, ${from} to ${to} entities: ${each.toFixed(2)} KiB each`,
  );
  const [before, last] = steps.slice(-2);
  if (before === undefined || last === undefined) return lines;
  const isFlat = last.each <= before.each * 1.1;
  return [...lines, `growth per entity flat: ${isFlat ? 'met' : 'missed'}`];
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly each: number;
}

function stepOf(before: SizeResult, size: SizeResult): Step {
  const grown = (size.rows.cold.peak ?? 0) - (before.rows.cold.peak ?? 0);
  const each = (grown * 1024) / (size.entities - before.entities);
  return { from: before.entities, to: size.entities, each };
}
