import { createHash } from 'node:crypto';
import type { Catalog } from '../../../load/catalog.ts';
import type { SurveyAccount } from '../survey/task.ts';
import type { Shard } from '../survey/tasks-of-shard.ts';
import type { SurveyHeader } from './survey-header.ts';

export interface HeaderRequest {
  readonly catalog: Pick<Catalog, 'config' | 'blueprints'>;
  readonly program: string;
  readonly accounts: readonly SurveyAccount[];
  readonly types: readonly string[];
  readonly shard: Shard;
  readonly isNarrowed: boolean;
  readonly started: number;
}

/** What tells whether two journals are of one survey. */
export function createHeader({ catalog, ...rest }: HeaderRequest): SurveyHeader {
  const blueprints = catalog.blueprints.map(({ file }) => file);
  return {
    journal: 1,
    ...rest,
    config: digest(catalog.config.aws ?? {}),
    blueprints: digest(blueprints),
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
