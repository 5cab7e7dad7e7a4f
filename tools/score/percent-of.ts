import type { CompiledRule } from './compiled-scorecard.ts';

/**
 * The weights of the rules that pass, of all: a whole number from 0 to 100, rounded down, so that 100 says that all pass.
 * Of no rules at all, all pass.
 */
export function percentOf(
  rules: readonly CompiledRule[],
  isPassed: (index: number) => boolean,
): number {
  let passed = 0;
  let all = 0;
  let hasFailed = false;
  for (const [index, { weight }] of rules.entries()) {
    all += weight;
    if (isPassed(index)) passed += weight;
    else hasFailed = true;
  }
  if (!hasFailed) return 100;
  // A hair below a whole number is that number: 0.1 + 0.2 of 0.3.
  return Math.min(99, Math.floor((100 * passed) / all + 1e-9));
}
