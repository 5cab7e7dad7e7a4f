import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRebuildWanted, parseRecord, renderRecord } from './pull-request-record.ts';
import { renderBody } from './render-body.ts';

const record = { key: 'k', content: 'c', title: 'T', state: 'open' } as const;
const parts = { text: 'Ours.', record, offersRebuild: false };

test('what people wrote around ours stays, byte for byte, however often it is rendered', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (head, tail, text) => {
      fc.pre(!`${head}${tail}`.includes('cadastre-sync'));
      const first = renderBody({ ...parts, text: 'Before.' }, undefined);
      const body = renderBody(
        { ...parts, text: text.replaceAll('<', '') },
        `${head}${first}${tail}`,
      );
      expect(body.startsWith(head)).toBe(true);
      expect(body.endsWith(tail)).toBe(true);
      expect(body).not.toContain('Before.');
      expect(renderBody({ ...parts, text: text.replaceAll('<', '') }, body)).toBe(body);
    }),
  );
});

test('where a person took our marks away, ours comes below what they wrote', () => {
  expect(renderBody(parts, 'Mine.')).toMatch(/^Mine\.\n\n<!-- cadastre-sync-start -->\nOurs\./);
});

test('what people wrote is never cut: ours says where the rest is', () => {
  const body = renderBody({ ...parts, text: 'x'.repeat(40_000) }, 'y'.repeat(30_000));
  expect(body.length).toBeLessThan(65_536);
  expect(body).toContain('y'.repeat(30_000));
  expect(body).toContain('What changes is in the commit.');
  expect(parseRecord(body)).toEqual(record);
});

describe('the record', () => {
  test('comes back whatever it holds, and never ends its comment', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom('open' as const, 'done' as const),
        (key, title, state) => {
          const each = { key: `${key}-->`, content: '--', title, state };
          const text = renderRecord(each);
          expect(text.match(/-->/g)).toHaveLength(1);
          expect(parseRecord(`before ${text} after`)).toEqual(each);
        },
      ),
    );
  });

  test.each([
    '',
    '<!-- cadastre-sync -->',
    '<!-- cadastre-sync {"version":1 -->',
    '<!-- cadastre-sync {"version":2,"key":"k","content":"c"} -->',
    '<!-- cadastre-sync [] -->',
    '<!-- cadastre-sync {"version":1,"key":7,"content":"c"} -->',
    '<!-- cadastre-sync {"version":1,"key":"k","content":"c"}',
  ])('%j is none', (body) => {
    expect(parseRecord(body)).toBeUndefined();
  });
});

test.each([
  ['- [x] go <!-- cadastre-rebuild -->', true],
  ['text\r\n- [X] go <!-- cadastre-rebuild -->\r\n', true],
  ['- [ ] go <!-- cadastre-rebuild -->', false],
  ['- [x] something else', false],
])('%j is ticked: %s', (body, expected) => {
  expect(isRebuildWanted(body)).toBe(expected);
});
