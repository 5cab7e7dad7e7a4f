import { describe, expect, test } from 'vitest';
import { EXPLANATIONS } from '../diagnostics/explanations/index.ts';
import { checkExample } from './check-example.ts';

const examples = Object.entries(EXPLANATIONS).flatMap(([code, { example }]) =>
  typeof example === 'string' ? [] : [{ code, example }],
);

describe('the examples of the documentation', () => {
  test.each(examples)('$code', async ({ code, example }) => {
    const wrong = await checkExample(example, 'wrong');
    const right = await checkExample(example, 'right');
    const codesOf = (found: typeof wrong.found): string[] =>
      found.map(({ diagnostic }) => diagnostic.code);
    expect(codesOf(wrong.found)).toContain(code);
    expect(codesOf(right.found)).not.toContain(code);
    // A right example has no other errors; what only a larger catalog can have is a warning.
    const errors = right.found.filter(({ diagnostic }) => diagnostic.severity === 'error');
    expect(codesOf(errors)).toEqual([]);
  });
});

test('every code has a page, and every page a code', async () => {
  const { CODES } = await import('../diagnostics/codes.ts');
  expect(Object.keys(EXPLANATIONS).toSorted()).toEqual(Object.keys(CODES).toSorted());
});
