import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CODES, type Code } from '../diagnostics/codes.ts';
import { renderCheckIndex } from './render-check-index.ts';
import { renderCheckPage } from './render-check-page.ts';

// Run by `npm run docs`: writes docs/checks/, one page for each code. CI compares the result with what is committed.

const FOLDER = path.join(import.meta.dirname, '..', '..', 'docs', 'checks');

const pages = new Map([['README.md', renderCheckIndex()]]);
for (const code of Object.keys(CODES) as Code[])
  pages.set(`${code}.md`, await renderCheckPage(code));

for (const [name, text] of pages) {
  mkdirSync(path.dirname(path.join(FOLDER, name)), { recursive: true });
  writeFileSync(path.join(FOLDER, name), text);
}
for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.md') && !pages.has(name)) rmSync(path.join(FOLDER, name));
}
