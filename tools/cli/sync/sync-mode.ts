import { UserError } from '../../diagnostics/user-error.ts';
import type { Shard } from '../../sources/aws/survey/tasks-of-shard.ts';
import type { Arguments } from '../command.ts';

/** What a run of `sync aws` does before it plans. */
export type SyncMode =
  | { readonly kind: 'survey' }
  /** Surveys a part, and plans nothing. */
  | { readonly kind: 'shard'; readonly shard: Shard }
  /** Surveys nothing: plans with what shards have surveyed. */
  | { readonly kind: 'merge'; readonly folder: string }
  /** Surveys what an event says has changed. */
  | { readonly kind: 'event'; readonly file: string };

const NARROWING = ['account', 'region', 'type'] as const;
const EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  write: ['pull-request', 'branch'],
  branch: ['pull-request'],
  shard: ['merge', 'event', 'write', 'pull-request', 'branch', 'check'],
  merge: ['event', 'resume', 'observations', 'time-limit', ...NARROWING],
  event: ['resume', ...NARROWING],
};

/** Throws UserError for options that do not go together. */
export function syncMode(arguments_: Arguments): SyncMode {
  for (const [option, others] of Object.entries(EXCLUDED)) {
    const other = others.find((each) => arguments_.has(each));
    if (other !== undefined && arguments_.has(option))
      throw new UserError(`--${option} and --${other} exclude each other`, 'use one of them');
  }
  const shard = arguments_.text('shard');
  if (shard !== undefined) return { kind: 'shard', shard: parseShard(shard) };
  const folder = arguments_.text('merge');
  if (folder !== undefined) return { kind: 'merge', folder };
  const file = arguments_.text('event');
  return file === undefined ? { kind: 'survey' } : { kind: 'event', file };
}

/** GitHub starts at most 256 jobs of a matrix. */
const MOST_SHARDS = 256;

function parseShard(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= MOST_SHARDS) return { index, of };
  throw new UserError(
    `--shard ${text}: not a part of a survey`,
    `write --shard 1/4 for the first of four, of at most ${MOST_SHARDS}`,
  );
}
