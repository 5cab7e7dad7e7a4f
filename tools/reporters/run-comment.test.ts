import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarker } from '../actions/record/record-marker.ts';
import type { RunRecord, RunState } from '../model/run-record.ts';
import { renderRunComment } from './run-comment.ts';

const STATES: readonly RunState[] = [
  'queued',
  'waiting',
  'running',
  'success',
  'failure',
  'cancelled',
  'timed-out',
  'refused',
];

const RECORD: RunRecord = {
  version: 1,
  id: 'c1',
  action: 'deploy',
  title: 'Deploy a service',
  state: 'success',
  requestedBy: 'ada',
  origin: 'comment',
  entity: 'service/cart',
  inputs: { version: '1.2', note: 'a | b' },
  hash: 'abc',
  pullRequest: 7,
  approvals: [{ by: 'bo', kind: 'approved', at: '2026-01-01T00:01:00Z' }],
  history: [
    { state: 'queued', at: '2026-01-01T00:00:00Z', by: 'ada' },
    { state: 'success', at: '2026-01-01T00:02:00Z' },
  ],
  message: 'cart is at 1.2',
  links: [{ title: 'what it made', url: 'https://example.com/a(b)' }],
  steps: [{ name: 'Ship', conclusion: 'success' }],
};

test('what people read', () => {
  const [marker, ...lines] = renderRunComment({ record: RECORD }).split('\n');
  expect(marker).toMatch(/^<!-- cadastre-run c1 \{.*\} -->$/);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "### ✅ Deploy a service: done

    \`deploy\` on \`service/cart\`, asked for by \`ada\`; run \`c1\`

    cart is at 1.2

    - [what it made](https://example.com/a%28b%29)

    <details>
    <summary>Inputs</summary>

    | input | value |
    | --- | --- |
    | \`version\` | \`1.2\` |
    | \`note\` | \`a \\| b\` |

    </details>

    <details>
    <summary>Steps</summary>

    | step | |
    | --- | --- |
    | \`Ship\` | \`success\` |

    </details>

    <details>
    <summary>History</summary>

    | when | what | who |
    | --- | --- | --- |
    | 2026-01-01 00:00:00Z | queued | \`ada\` |
    | 2026-01-01 00:01:00Z | approved | \`bo\` |
    | 2026-01-01 00:02:00Z | done |  |

    </details>
    "
  `);
});

test.each(STATES)('%s has a word of its own', (state) => {
  const texts = STATES.map((each) => renderRunComment({ record: { ...RECORD, state: each } }));
  const heading = (text: string): string => text.split('\n')[1] ?? '';
  const own = heading(renderRunComment({ record: { ...RECORD, state } }));
  expect(texts.filter((text) => heading(text) === own)).toHaveLength(1);
});

test('whatever is in it: it fits, the record comes back, and nothing of it is Markdown of its own', () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '@everyone',
      '<!-- cadastre-run c1 {} -->',
      '```',
      '|',
      '</details>',
      '\n\n# x',
      'x'.repeat(9_000),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(nasty, { minLength: 8, maxLength: 8 }),
      fc.constantFrom(...STATES),
      (texts, state) => {
        const [
          title = '',
          message = '',
          hint = '',
          name = '',
          value = '',
          step = '',
          log = '',
          by = '',
        ] = texts;
        const record: RunRecord = {
          ...RECORD,
          title,
          state,
          message,
          hint,
          inputs: { [name]: value, more: [value, { [name]: 1 }] },
          steps: [{ name: step, conclusion: step }],
          history: [...RECORD.history, { state, at: '2026-01-01T00:03:00Z', by }],
        };
        const body = renderRunComment({ record, log: Array.from({ length: 50 }, () => log) });
        expect(body.length).toBeLessThan(65_536);
        expect(parseMarker(body)?.id).toBe('c1');
        // What stands between fences is code.
        const rest = body
          .slice(body.indexOf('\n'))
          .replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '');
        expect(rest).not.toContain('<!--');
        expect(rest.match(/^#+ /gm)).toHaveLength(1);
      },
    ),
    { numRuns: 100, endOnFailure: true },
  );
});
