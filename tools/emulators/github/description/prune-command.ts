import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { descriptionFolder } from './description-folder.ts';
import { pruneDescription } from './prune-description.ts';
import { pruneGraphql } from './prune-graphql.ts';

/**
 * Writes rest.json and schema.graphql. Two arguments: the folder of the unpacked package `@octokit/openapi`, and that
 * of `@octokit/graphql-schema`.
 */
const [openapi = '', graphql = ''] = parseArgs({ allowPositionals: true }).positionals;
const rest = readFileSync(path.join(openapi, 'generated', 'api.github.com.json'), 'utf8');
const schema = readFileSync(path.join(graphql, 'schema.graphql'), 'utf8');
writeFileSync(path.join(descriptionFolder(), 'rest.json'), pruneDescription(JSON.parse(rest)));
writeFileSync(path.join(descriptionFolder(), 'schema.graphql'), pruneGraphql(schema));
