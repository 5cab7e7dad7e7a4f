import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileText } from '../testing/arbitrary-diff.ts';
import { renderBadge } from './score-badge.ts';

test('a badge', () => {
  expect(renderBadge({ label: 'A & B', value: '<Gold>', color: 'gold' })).toBe(
    `<svg xmlns="http://www.w3.org/2000/svg" width="97" height="20" role="img" aria-label="A &amp; B: &lt;Gold&gt;">
  <title>A &amp; B: &lt;Gold&gt;</title>
  <rect width="97" height="20" rx="3" fill="#4a4f57"/>
  <path d="M45 0h49a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-49z" fill="#d4a017"/>
  <g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="22.5" y="14" fill="#ffffff">A &amp; B</text>
    <text x="71" y="14" fill="#1b1f23">&lt;Gold&gt;</text>
  </g>
</svg>
`,
  );
});

test('whatever texts hold: seven elements, and no other markup', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (label, value) => {
      const text = renderBadge({ label, value, color: 'red' });
      expect(text.match(/<[a-z]+/g)).toEqual([
        '<svg',
        '<title',
        '<rect',
        '<path',
        '<g',
        '<text',
        '<text',
      ]);
      expect(text.replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '')).not.toContain('&');
      expect(text.length).toBeLessThan(4_000);
    }),
  );
});
