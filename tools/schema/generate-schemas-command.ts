import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateSchemas } from './generate-schemas.ts';

// Run by `npm run schemas`: writes tools/schema/generated/ anew.
const tools = path.join(process.cwd(), 'tools');
const target = path.join(tools, 'schema', 'generated');
mkdirSync(target, { recursive: true });
for (const { file, text } of generateSchemas(path.join(tools, 'model'), 'tsconfig.json')) {
  writeFileSync(path.join(target, file), text);
}
