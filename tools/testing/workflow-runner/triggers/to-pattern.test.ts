import { expect, test } from 'vitest';
import { matchesGlobs } from './to-pattern.ts';

test.each([
  [['main'], 'main', true],
  [['main'], 'maintenance', false],
  [['feature/*'], 'feature/my-branch', true],
  [['feature/*'], 'feature/beta-a/my-branch', false],
  [['feature/**'], 'feature/beta-a/my-branch', true],
  [['**'], 'all/the/branches', true],
  [['*'], 'all/the/branches', false],
  [['*feature'], 'ver-10-feature', true],
  [['v2*'], 'v2.9', true],
  [['v[12].[0-9]+.[0-9]+'], 'v1.10.1', true],
  [['v[12].[0-9]+.[0-9]+'], 'v3.10.1', false],
  [['*.jsx?'], 'page.js', true],
  [['*.jsx?'], 'page.jsx', true],
  [['**.js'], 'js/src/index.js', true],
  [['docs/*'], 'docs/a/b.md', false],
  [['docs/**/*.md'], 'docs/README.md', true],
  [['docs/**/*.md'], 'docs/a/b/README.md', true],
  [['**/docs/**'], 'dir/docs/my-file.txt', true],
  [['**/README.md'], 'README.md', true],
  [['**/*src/**'], 'a/my-src/code.js', true],
  [['catalog/**', '!catalog/**/*.md'], 'catalog/a.yaml', true],
  [['catalog/**', '!catalog/**/*.md'], 'catalog/x/a.md', false],
  [['catalog/**', '!catalog/**/*.md', 'catalog/x/a.md'], 'catalog/x/a.md', true],
  [['!catalog/a.md'], 'other', false],
  [['a.b'], 'axb', false],
])('%j and %s: %s', (globs, text, expected) => {
  expect(matchesGlobs(globs, text)).toBe(expected);
});
