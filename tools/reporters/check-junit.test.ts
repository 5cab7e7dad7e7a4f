import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { renderCheckJunit } from './check-junit.ts';
import { createCheckReport } from './check-report.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decode(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`not escaped: ${text}`);
  return text.replaceAll(/&(?:#(\d+);|([a-z]+);)?/g, (all, number?: string, name = '') => {
    const character = number === undefined ? NAMES[name] : String.fromCodePoint(Number(number));
    if (character === undefined) throw new Error(`no such entity: ${all}`);
    return character;
  });
}

/** As much of XML 1.0 as the reporter writes, and not a bit more. */
function parse(xml: string): Element {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(head)) throw new Error('no declaration');
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(xml)) {
    throw new Error('a character that XML forbids');
  }
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const top = (): Element => open.at(-1) ?? root;
  const token = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|[^<]+/gy;
  const body = xml.slice(head.length);
  while (token.lastIndex < body.length) {
    const match = token.exec(body);
    if (match === null) throw new Error('not XML');
    const [all, slash, name, list = '', end] = match;
    if (name === undefined) {
      top().text += decode(all);
    } else if (slash === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
    } else {
      const pairs = [...list.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, decode(value)] as const,
      );
      const attributes = Object.fromEntries(pairs);
      if (Object.keys(attributes).length !== pairs.length) throw new Error('an attribute twice');
      const element = { name, attributes, children: [], text: '' };
      top().children.push(element);
      if (end === '') open.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || only === undefined || others.length > 0) throw new Error('not one root');
  return only;
}

test('the parser of this test is strict', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const wrong = ['<a>', '<a></b>', '<a/><b/>', '<a x="1" x="2"/>', '<a>&x;</a>', '<a>]]></a>'];
  for (const body of wrong) expect(() => parse(`${head}${body}`)).toThrow(Error);
  expect(() => parse(`${head}<a>\u0001</a>`)).toThrow(/forbids/);
  expect(parse(`${head}<a x="&#10;">b&lt;<c/></a>`).text).toBe('b<');
});

test('a suite a file, a failure an error, a skipped case a warning', () => {
  expect(`\n${renderCheckJunit(createSampleReport())}`).toMatchInlineSnapshot(`
    "
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="cadastre check" tests="5" failures="3" errors="0" skipped="2">
      <testsuite name="catalog/Component/cart.yaml" tests="2" failures="2" errors="0" skipped="0">
        <testcase classname="catalog/Component/cart.yaml" name="entity/unknown-team: \`cart\` is owned by \`shoping\`, and there is no such team" file="catalog/Component/cart.yaml" line="3">
          <failure type="entity/unknown-team" message="\`cart\` is owned by \`shoping\`, and there is no such team">catalog/Component/cart.yaml:3:7 error entity/unknown-team \`cart\` is owned by \`shoping\`, and there is no such team [did you mean \`shopping\`?]</failure>
        </testcase>
        <testcase classname="catalog/Component/cart.yaml" name="entity/invalid-property: property \`notes\` must be a list; this is text" file="catalog/Component/cart.yaml" line="12">
          <failure type="entity/invalid-property" message="property \`notes\` must be a list; this is text">catalog/Component/cart.yaml:12:12 error entity/invalid-property property \`notes\` must be a list; this is text</failure>
        </testcase>
      </testsuite>
      <testsuite name="catalog/Component/more.yaml" tests="1" failures="0" errors="0" skipped="1">
        <testcase classname="catalog/Component/more.yaml" name="file/link-to-folder: a symbolic link to a folder is not followed" file="catalog/Component/more.yaml" line="1">
          <skipped message="a symbolic link to a folder is not followed">catalog/Component/more.yaml:1:1 warning file/link-to-folder a symbolic link to a folder is not followed</skipped>
        </testcase>
      </testsuite>
      <testsuite name="catalog/Component/port.json" tests="1" failures="1" errors="0" skipped="0">
        <testcase classname="catalog/Component/port.json" name="entity/unknown-property: blueprint \`Component\` has no property \`tier\`" file="catalog/Component/port.json" line="1">
          <failure type="entity/unknown-property" message="blueprint \`Component\` has no property \`tier\`">catalog/Component/port.json:1:403 error entity/unknown-property blueprint \`Component\` has no property \`tier\` [it has \`lifecycle\`, \`language\` and \`links\`]</failure>
        </testcase>
      </testsuite>
      <testsuite name="blueprints/old.yaml" tests="1" failures="0" errors="0" skipped="1">
        <testcase classname="blueprints/old.yaml" name="blueprint/unused: blueprint \`Old\` has no entities and nothing points to it" file="blueprints/old.yaml" line="1">
          <skipped message="blueprint \`Old\` has no entities and nothing points to it">blueprints/old.yaml:1:13 warning blueprint/unused blueprint \`Old\` has no entities and nothing points to it</skipped>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('nothing wrong is one case that passes', () => {
  const looked = { files: 2, entities: 1, silenced: 0, baselined: 0 };
  const root = parse(renderCheckJunit(createCheckReport([], looked)));
  expect(root.attributes).toMatchObject({ tests: '1', failures: '0', skipped: '0' });
  expect(root.children[0]?.children).toMatchObject([{ name: 'testcase', children: [] }]);
});

test('twins have names of their own', () => {
  const [first] = createSampleReport().diagnostics;
  const twins = first === undefined ? [] : [first, first];
  const looked = { files: 2, entities: 1, silenced: 0, baselined: 0 };
  const root = parse(renderCheckJunit(createCheckReport(twins, looked)));
  const names = root.children[0]?.children.map(({ attributes }) => attributes['name']);
  expect(new Set(names).size).toBe(2);
});

test('well-formed, whatever is in it; texts survive where XML can hold them', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const root = parse(renderCheckJunit(report));
      const cases = root.children.flatMap(({ children }) => children);
      expect(cases).toHaveLength(Math.max(1, report.diagnostics.length));
      const messages = cases
        .flatMap(({ children }) => children)
        .map((each) => each.attributes['message']);
      const plain = /^[\t\n\r\u0020-\u007E\u00A0-\u200D\u2010-\u2029\u2100-\uD7FF\uE000-\uFFFD]*$/;
      const wanted = report.diagnostics
        .map(({ message }) => message)
        .filter((text) => plain.test(text));
      expect(messages).toEqual(expect.arrayContaining(wanted));
    }),
  );
});
