import { describe, expect, test } from 'vitest';
import type { Example, Files } from '../diagnostics/explanations/explanation.ts';
import { EXPLANATIONS } from '../diagnostics/explanations/index.ts';
import { BASELINE_FILE } from '../checks/baseline.ts';
import type { Code } from '../diagnostics/codes.ts';
import { checkExample } from './check-example.ts';
import { renderCheckPage } from './render-check-page.ts';

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

describe('what a page says of silencing is true', () => {
  /** Files that silence as the page says, by way; only the ways that it names. */
  const waysOf = async (code: string, example: Example): Promise<Files[]> => {
    const page = await renderCheckPage(code as Code);
    const { found, renderBaseline } = await checkExample(example, 'wrong');
    const [own] = found.filter(({ diagnostic }) => diagnostic.code === code);
    const { file = '', line = 1 } = own?.diagnostic.location ?? {};
    const files: Files = { ...example.given, ...example.wrong };
    const lines = (files[file] ?? '').split('\n');
    const comment = `# cadastre-ignore ${code}: the reason`;
    const checks = /^checks:\n.*\n.*severity: off.*$/m.exec(page)?.[0];
    const config = files['cadastre.yaml'] ?? 'version: 1\n';
    const old = config.replace(/^checks:\n/m, '');
    const severity = `${old.split('\n')[0]}\n${checks}\n${old.split('\n').slice(1).join('\n')}`;
    return [
      ...(page.includes(comment)
        ? [{ [file]: lines.toSpliced(line - 1, 0, comment).join('\n') }]
        : []),
      ...(checks === undefined ? [] : [{ 'cadastre.yaml': severity }]),
      ...(page.includes('See [all checks]') ? [{ [BASELINE_FILE]: renderBaseline() }] : []),
    ];
  };

  test.each(examples)('$code', async ({ code, example }) => {
    for (const way of await waysOf(code, example)) {
      const { found } = await checkExample(
        { ...example, wrong: { ...example.wrong, ...way } },
        'wrong',
      );
      expect([way, found.map(({ diagnostic }) => diagnostic.code)]).not.toEqual([
        way,
        expect.arrayContaining([code]),
      ]);
    }
  });
});

test('every code has a page, and every page a code', async () => {
  const { CODES } = await import('../diagnostics/codes.ts');
  expect(Object.keys(EXPLANATIONS).toSorted()).toEqual(Object.keys(CODES).toSorted());
});
