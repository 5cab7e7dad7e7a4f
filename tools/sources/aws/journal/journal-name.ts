import type { Shard } from '../survey/tasks-of-shard.ts';

/** The file of a shard, without its ending. */
export function journalName({ index, of }: Shard): string {
  return `aws-${index}-of-${of}`;
}
