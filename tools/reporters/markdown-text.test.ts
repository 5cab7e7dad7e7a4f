import { describe, expect, test } from 'vitest';
import { codeBlock, codeSpan, codeSpanInText, htmlCode, link, prose } from './markdown-text.ts';

describe('codeSpan', () => {
  test.each([
    ['plain', '`plain`'],
    ['a|b', '`a\\|b`'],
    ['a\\|b', '`a\\\\\\|b`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['two\nlines', '`two lines`'],
    ['@team <b>', '`@team <b>`'],
    ['<!-- x', '`<\u200B!-- x`'],
    ['\u202Eright to left', '`right to left`'],
    ['  ', ''],
  ])('%j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  test('outside of a table a pipe is a pipe', () => {
    expect(codeSpanInText('a|b')).toBe('`a|b`');
  });
});

describe('prose', () => {
  test.each([
    ['there is no `team`', 'there is no `team`'],
    ['*a* _b_ ~c~ [d](e)', '\\*a\\* \\_b\\_ \\~c\\~ \\[d\\](e)'],
    ['<b> & &lt;', '&lt;b&gt; &amp; &amp;lt;'],
    ['@team #12 gh-3', '@\u200Bteam #\u200B12 g\u200Bh-3'],
    ['see https://x.y', 'see https:\u200B//x.y'],
    ['a ` b', 'a \\` b'],
    ['$x$', '\\$x\\$'],
    ['`<!--`', '`<\u200B!--`'],
  ])('%j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

test('a link that its address cannot end', () => {
  expect(link('`a`', 'https://x.y/a%20b(1)>#L1')).toBe('[`a`](https://x.y/a%20b%281%29%3E#L1)');
  expect(link('`a`', undefined)).toBe('`a`');
});

test('a block that its lines cannot end', () => {
  expect(codeBlock('diff', ['+ ````'])).toEqual(['`````diff', '+ ````', '`````']);
});

test('code between tags', () => {
  expect(htmlCode('<b>&\n\nx')).toBe('<code>&lt;b&gt;&amp; x</code>');
});
