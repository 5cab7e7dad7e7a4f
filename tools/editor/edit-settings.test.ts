import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonc } from '../document/jsonc-members.ts';
import { editSettings, renderSetting } from './edit-settings.ts';

const FOLDER = '.vscode/cadastre';
const GLOBS = { './.vscode/cadastre/a.json': ['a/**', '!a/b/**'] };
const ROWS = '"./.vscode/cadastre/a.json": [\n      "a/**",\n      "!a/b/**"\n    ]';
const SETTING = `"yaml.schemas": {\n    ${ROWS}\n  }`;

const edit = (text: string | undefined): string | undefined => editSettings(text, GLOBS, FOLDER);

describe('settings', () => {
  test.each<[string, string | undefined, string]>([
    ['no file', undefined, `{\n  ${SETTING}\n}\n`],
    ['an empty file', '\n', `{\n  ${SETTING}\n}\n`],
    ['an empty object', '{}\n', `{\n  ${SETTING}\n}\n`],
    ['only a comment', '{\n  // mine\n}\n', `{\n  // mine\n  ${SETTING}\n}\n`],
    [
      'other settings, with comments',
      '// all\n{\n  "a": "//", // one\n  /* two */ "b": {"c": [1, 2]} // three\n}\n',
      `// all\n{\n  "a": "//", // one\n  /* two */ "b": {"c": [1, 2]}, // three\n  ${SETTING}\n}\n`,
    ],
    ['a comma at the end', '{\n  "a": 1.0, // one\n}', `{\n  "a": 1.0, // one\n  ${SETTING}\n}`],
    ['tabs', '{\n\t"a": 1\n}\n', `{\n\t"a": 1,\n\t${SETTING.replaceAll(/^ {2}/gm, '\t')}\n}\n`],
    [
      'schemas of others',
      '{\n  "yaml.schemas": {\n    // theirs\n    "https://x/y.json": "z.yaml"\n  },\n  "b": 1\n}\n',
      `{\n  "yaml.schemas": {\n    // theirs\n    "https://x/y.json": "z.yaml",\n    ${ROWS}\n  },\n  "b": 1\n}\n`,
    ],
    [
      'rows of ours that are old, between schemas of others',
      '{\n  "yaml.schemas": {\n    "./.vscode/cadastre/old.json": ["x"],\n    "y.json": "z.yaml",\n    "./.vscode/cadastre/a.json": "q"\n  }\n}\n',
      `{\n  "yaml.schemas": {\n    "y.json": "z.yaml",\n    ${ROWS}\n  }\n}\n`,
    ],
    ['no schemas yet', '{\n  "yaml.schemas": {}\n}\n', `{\n  ${SETTING}\n}\n`],
  ])('%s', (_, before, after) => {
    expect(edit(before)).toBe(after);
    expect(edit(after)).toBe(after);
  });

  test('lines end as they ended', () => {
    const after = edit('{\r\n  "a": 1\r\n}\r\n') ?? '';
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(edit(after)).toBe(after);
  });

  test('of all other settings, in whatever layout, each value stays', () => {
    const rows = fc.dictionary(fc.string(), fc.jsonValue());
    const layout = fc.constantFrom(0, 1, 2, '\t');
    fc.assert(
      fc.property(rows, rows, layout, (settings, schemas, indent) => {
        const before = { ...settings, 'yaml.schemas': schemas };
        const after = edit(`// mine\n${JSON.stringify(before, null, indent)} // "end"`) ?? '';
        const wanted = { ...before, 'yaml.schemas': { ...schemas, ...GLOBS } };
        expect(parseJsonc(after)).toEqual(parseJsonc(JSON.stringify(wanted)));
        expect(after).toMatch(/^\/\/ mine\n[^]* \/\/ "end"$/);
      }),
    );
  });

  test('added by hand, in another form', () => {
    const text = `{ // mine\n${renderSetting(GLOBS, '', '\n')}, }`;
    expect(edit(text)).toBe(text);
  });

  test.each([
    ['not JSON', '{ "a": '],
    ['a list', '[]'],
    ['schemas that are no object', '{"yaml.schemas": 1}'],
    ['the setting twice', '{"yaml.schemas": {"a": "b"}, "yaml.schemas": 2}'],
  ])('refused: %s', (_, text) => {
    expect(edit(text)).toBeUndefined();
  });
});
