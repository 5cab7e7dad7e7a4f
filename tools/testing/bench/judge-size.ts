import type { SizeResult } from './measure-size.ts';

/** Each goal that one size of catalog can meet or miss, computed from what was measured. */
export function judgeSize({ entities, rows, peers }: SizeResult): readonly string[] {
  const verdict = (isMet: boolean, what: string): string =>
    entities < GOAL_SIZE ? what : `${what}: ${isMet ? 'met' : 'missed'}`;
  const { reference, cold, edited, status } = rows;
  const walls = peers.map(({ wall }) => wall).filter((wall) => typeof wall === 'number');
  const most = Math.max(...Object.values(rows).map(({ peak }) => peak ?? 0)) * MIB;
  return [
    verdict(
      cold.wall / reference.wall <= 3,
      `cold: ${times(cold.wall, reference.wall)} the reference (goal 3)`,
    ),
    ...peers.map(({ name, wall }) =>
      typeof wall === 'number'
        ? `${name} takes ${times(wall, cold.wall)} our time`
        : `${name}: ${wall}`,
    ),
    walls.length === 0
      ? 'the fastest validator of schemas: not measured'
      : verdict(
          cold.wall < Math.min(...walls),
          `${times(Math.min(...walls), cold.wall)} as fast as the fastest validator of schemas (goal: more than 1)`,
        ),
    verdict(
      edited.wall / status.wall <= 3,
      `after ten edits: ${times(edited.wall, status.wall)} git status (goal 3)`,
    ),
    verdict(most < 600e6, `peak memory: ${(most / 1e6).toFixed(0)} MB (goal 600)`),
  ];
}

const MIB = 2 ** 20;
/** What the goals are about; a smaller catalog has ratios alone. */
const GOAL_SIZE = 100_000;

function times(a: number, b: number): string {
  return `${(a / b).toFixed(2)} ×`;
}
