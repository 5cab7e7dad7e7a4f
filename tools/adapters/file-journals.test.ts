import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Journal, Journals } from '../ports/journal.ts';
import { createFileJournals } from './file-journals.ts';

let root: string;
let journals: Journals;

const open = (): Journals =>
  createFileJournals(path.join(root, '.cadastre', 'survey'), import.meta.dirname);
const fileOf = (name: string): string => path.join(root, '.cadastre', 'survey', `${name}.jsonl`);
const textsOf = (journal: Journal | undefined): string[] =>
  [...(journal?.lines() ?? [])].map(({ text }) => text);

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'journals-'));
  journals = open();
});

test('what is appended is what is read, by place and in order, now and later', () => {
  const lines = ['first', 'ü', '', 'x'.repeat(3_000_000), '"last"'];
  const journal = journals.replace('a', ['head']);
  const places = lines.map((line) => journal.append(line));
  expect(places.map((place) => journal.read(place))).toEqual(lines);
  expect(textsOf(journal)).toEqual(['head', ...lines]);
  journal.close();
  const again = open().open('a');
  expect(textsOf(again)).toEqual(['head', ...lines]);
  expect([...(again?.lines() ?? [])].slice(1).map(({ place }) => place)).toEqual(places);
});

test.each(['half', '{"half":', 'ü'.slice(0, 1)])('a line without an end is none: %s', (half) => {
  journals.replace('a', ['one', 'two']).close();
  appendFileSync(fileOf('a'), half);
  expect(textsOf(journals.open('a'))).toEqual(['one', 'two']);
});

test('a line beyond reason is left out, the one behind it is not', () => {
  journals.replace('a', ['one']).close();
  appendFileSync(fileOf('a'), Buffer.alloc((1 << 26) + 10, 0x78));
  appendFileSync(fileOf('a'), '\ntwo\n');
  expect(textsOf(journals.open('a'))).toEqual(['one', 'two']);
});

test('only this user may read it, and git does not see it', () => {
  journals.replace('a', ['one']);
  expect(statSync(fileOf('a')).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(fileOf('a'))).mode & 0o777).toBe(0o700);
  expect(readFileSync(path.join(root, '.cadastre', '.gitignore'), 'utf8')).toBe('*\n');
});

describe('a folder that a person names', () => {
  test('is kept out of git where it is new', () => {
    createFileJournals(path.join(root, 'seen'), import.meta.dirname).replace('a', []);
    expect(readFileSync(path.join(root, 'seen', '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('is left as it is where it was there', () => {
    createFileJournals(root, import.meta.dirname).replace('a', []);
    expect(existsSync(path.join(root, '.gitignore'))).toBe(false);
  });

  test('that is a file is one line', () => {
    writeFileSync(path.join(root, 'seen'), '');
    const named = createFileJournals(path.join(root, 'seen'), import.meta.dirname);
    expect(() => named.replace('a', ['one'])).toThrow(/cannot be kept in .*seen.*a\.jsonl: E/);
  });
});

test('a new one takes the place of another when it is whole, and not before', () => {
  journals.replace('a', ['old']).close();
  const before = journals.open('a');
  expect(() =>
    journals.replace(
      'a',
      (function* lines() {
        yield 'new';
        throw new Error('killed');
      })(),
    ),
  ).toThrow('killed');
  expect(textsOf(journals.open('a'))).toEqual(['old']);
  journals.replace('a', ['new']);
  expect([textsOf(before), textsOf(journals.open('a'))]).toEqual([['old'], ['new']]);
  expect(journals.list()).toEqual(['a']);
});

test('the list names journals, also in folders below, and follows no link', () => {
  expect(journals.list()).toEqual([]);
  journals.replace('b', []);
  mkdirSync(path.join(path.dirname(fileOf('b')), 'artifact'));
  writeFileSync(fileOf('artifact/a'), '');
  writeFileSync(path.join(path.dirname(fileOf('b')), 'notes.txt'), '');
  symlinkSync(fileOf('b'), fileOf('link'));
  expect(journals.list()).toEqual(['artifact/a', 'b']);
  journals.remove('b');
  journals.remove('b');
  expect([journals.list(), journals.open('b')]).toEqual([['artifact/a'], undefined]);
});
