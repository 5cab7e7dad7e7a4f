import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openExportFolder } from './export-folder.ts';

const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'cadastre-export-'));

async function writeOnce(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const opened = await openExportFolder(folder);
  for (const [name, text] of Object.entries(files)) opened.write(name, text);
  await opened.finish();
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}

test('a later export takes the place of an earlier one, and leaves nothing beside it', async () => {
  const home = newFolder();
  const folder = path.join(home, 'out');
  await writeOnce(folder, { 'a/b.json': '1', 'index.json': '1' });
  await writeOnce(folder, { 'index.json': '2' });
  expect(filesOf(home)).toEqual(['out', 'out/files.txt', 'out/index.json']);
  expect(readFileSync(path.join(folder, 'index.json'), 'utf8')).toBe('2');
});

test('nothing shows before the end, and nothing of what is discarded', async () => {
  const home = newFolder();
  const folder = path.join(home, 'out');
  await writeOnce(folder, { 'index.json': '1' });
  const opened = await openExportFolder(folder);
  const file = opened.open('index.json');
  file.write('2');
  file.close();
  expect(readFileSync(path.join(folder, 'index.json'), 'utf8')).toBe('1');
  await opened.discard();
  expect(filesOf(home)).toEqual(['out', 'out/files.txt', 'out/index.json']);
});

test('pieces of any length come in order', async () => {
  const folder = path.join(newFolder(), 'out');
  const opened = await openExportFolder(folder);
  const file = opened.open('all.txt');
  const pieces = Array.from({ length: 300 }, (_, index) => `${index}ä😀`.repeat(index * 100));
  for (const piece of pieces) file.write(piece);
  file.close();
  await opened.finish();
  expect(readFileSync(path.join(folder, 'all.txt'), 'utf8')).toBe(pieces.join(''));
});

test('an empty folder is taken', async () => {
  const folder = newFolder();
  await writeOnce(folder, { 'index.json': '1' });
  expect(filesOf(folder)).toEqual(['files.txt', 'index.json']);
});

test('below .cadastre it is kept out of git', async () => {
  const home = path.join(newFolder(), '.cadastre');
  await writeOnce(path.join(home, 'export'), { 'index.json': '1' });
  expect(readFileSync(path.join(home, '.gitignore'), 'utf8')).toBe('*\n');
});

describe('what no export wrote stays', () => {
  test.each<[string, (folder: string) => void, string]>([
    ['a file', (folder) => writeFileSync(path.join(folder, 'notes.txt'), 'x'), 'notes.txt'],
    [
      'a file among ours',
      (folder) => writeFileSync(path.join(folder, 'a', 'n.txt'), ''),
      'a/n.txt',
    ],
    ['an empty folder', (folder) => mkdirSync(path.join(folder, 'mine')), 'mine'],
    // To a folder elsewhere: one to a folder above is a circle that Node 20 walks for ever.
    ['a link', (folder) => symlinkSync(newFolder(), path.join(folder, 'link')), 'link'],
    [
      'everything, where the list is not ours',
      (folder) => writeFileSync(path.join(folder, 'files.txt'), 'index.json\n'),
      '',
    ],
  ])('%s', async (_name, spoil, named) => {
    const folder = path.join(newFolder(), 'out');
    await writeOnce(folder, { 'index.json': '1', 'a/b.json': '1' });
    spoil(folder);
    const before = filesOf(folder);
    await expect(openExportFolder(folder)).rejects.toThrow(`holds \`${named}`);
    expect(filesOf(folder)).toEqual(before);
  });

  test('a file that comes while the export is written', async () => {
    const folder = path.join(newFolder(), 'out');
    await writeOnce(folder, { 'index.json': '1' });
    const opened = await openExportFolder(folder);
    opened.write('index.json', '2');
    writeFileSync(path.join(folder, 'notes.txt'), 'x');
    await expect(opened.finish()).rejects.toThrow('holds `notes.txt`');
    expect(readFileSync(path.join(folder, 'index.json'), 'utf8')).toBe('1');
  });

  test('a file in the place of the folder, and a link', async () => {
    const home = newFolder();
    writeFileSync(path.join(home, 'out'), 'x');
    symlinkSync(newFolder(), path.join(home, 'link'));
    for (const name of ['out', 'link'])
      await expect(openExportFolder(path.join(home, name))).rejects.toThrow('is no folder');
  });
});
