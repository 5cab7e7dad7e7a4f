import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Catalog } from '../../load/catalog.ts';
import type { Journal, Journals } from '../../ports/journal.ts';
import { createHeader } from '../../sources/aws/journal/create-header.ts';
import { isSameJson } from '../../sources/aws/journal/is-same-json.ts';
import {
  observationsOfType,
  type ObservedTask,
} from '../../sources/aws/journal/observations-of-type.ts';
import { readHeader, readJournal } from '../../sources/aws/journal/read-journal.ts';
import type { SurveyHeader } from '../../sources/aws/journal/survey-header.ts';
import type { Scope } from '../../sources/aws/observation.ts';
import { settleRegions } from '../../sources/aws/survey/settle-regions.ts';
import { surveyTasks } from '../../sources/aws/survey/survey-tasks.ts';
import { toSurvey } from '../../sources/aws/survey/survey.ts';
import type { TaskEnd } from '../../sources/aws/survey/survey-record.ts';
import { taskKey, type Task } from '../../sources/aws/survey/task.ts';
import { tasksOfShard } from '../../sources/aws/survey/tasks-of-shard.ts';
import { createMask } from './create-mask.ts';
import { knownResources } from './known-resources.ts';
import { selectAccounts, selectSurveyTypes } from './select-scopes.ts';
import type { Surveyed } from './surveyed.ts';

interface ShardJournal {
  readonly name: string;
  readonly header: SurveyHeader;
  readonly journal: Journal;
}

export interface MergeRequest {
  readonly catalog: Catalog;
  readonly journals: Journals;
  onNote(text: string): void;
}

/**
 * What all shards of a survey have seen. Throws UserError for shards that are not of one survey, or not of this
 * catalog and program. What a shard lacks, because it is missing or was cut short, has failed.
 */
export function mergeShards(request: MergeRequest): Surveyed {
  const { catalog, journals } = request;
  const shards = openShards(request);
  const [first] = shards;
  if (first === undefined) {
    throw new UserError(
      `no shard of a survey is in ${journals.folder}`,
      'write some with `cadastre sync aws --shard 1/2 --observations FOLDER`',
    );
  }
  for (const shard of shards) refuseOther(shard, first, request);
  refuseTwice(shards);
  const { accounts, types, shard } = first.header;
  refuseForeign(first, catalog);
  const all = surveyTasks(accounts, types);
  const ends = new Map<string, TaskEnd>();
  const observed: ObservedTask[] = [];
  for (let index = 1; index <= shard.of; index += 1) {
    const found = shards.find(({ header }) => header.shard.index === index);
    if (found === undefined) request.onNote(`shard ${index} of ${shard.of} is missing`);
    const tasks = tasksOfShard(all, { index, of: shard.of });
    const finished = found === undefined ? undefined : readJournal(found.journal, tasks);
    for (const task of tasks) {
      const key = taskKey(task);
      const each = finished?.get(key);
      const how = found === undefined ? 'is missing' : 'ended before this was read';
      ends.set(key, each?.end ?? failed(task, `shard ${index} of ${shard.of} ${how}`));
      if (found !== undefined && each !== undefined)
        observed.push({ task, journal: found.journal, places: each.observations });
    }
  }
  const inOrder = all.flatMap((task) => {
    const end = ends.get(taskKey(task));
    return end === undefined ? [] : [{ type: task.type, end }];
  });
  const { scopes, gone } = toSurvey(inOrder, types);
  return {
    accounts,
    isNarrowed: shards.some(({ header }) => header.isNarrowed),
    mask: createMask(catalog.config.aws),
    scopes: settleRegions(scopes, knownResources(catalog)),
    gone,
    read: (type) => observationsOfType(observed, type),
    close: () => shards.forEach(({ journal }) => journal.close()),
  };
}

function openShards({ journals, onNote }: MergeRequest): readonly ShardJournal[] {
  // An artifact may bring a folder of its own; its name means nothing.
  const names = journals.list().filter((name) => SHARD_NAME.test(path.posix.basename(name)));
  return names.flatMap((name): ShardJournal[] => {
    const journal = journals.open(name);
    if (journal === undefined) return [];
    const header = readHeader(journal);
    if (header !== undefined) return [{ name, header, journal }];
    journal.close();
    onNote(`${name} is no journal of a survey, or was cut short in its first line`);
    return [];
  });
}

const SHARD_NAME = /^aws-\d+-of-\d+$/;

/** Shards of several surveys together would be a survey that nobody made. */
function refuseOther(
  shard: ShardJournal,
  first: ShardJournal,
  { catalog, journals }: MergeRequest,
) {
  const { header, name } = shard;
  const { accounts, types } = header;
  const own = createHeader({
    catalog,
    program: journals.program,
    accounts,
    types,
    shard: header.shard,
    isNarrowed: header.isNarrowed,
    started: header.started,
  });
  const refuse = (what: string, hint: string): never => {
    throw new UserError(`${name} ${what}`, `${hint}; nothing was planned`);
  };
  if (header.program !== own.program)
    refuse('was written by another version of Cadastre', 'survey and merge with the same one');
  if (header.config !== own.config)
    refuse('was surveyed with another `aws:` in cadastre.yaml', 'survey and merge the same commit');
  if (header.blueprints !== own.blueprints)
    refuse('was surveyed with other blueprints', 'survey and merge the same commit');
  if (header.shard.of !== first.header.shard.of)
    refuse(
      `is one of ${header.shard.of} shards, and ${first.name} one of ${first.header.shard.of}`,
      'keep the shards of each survey in a folder of their own',
    );
  if (!isSameJson(header.accounts, first.header.accounts) || !isSameJson(types, first.header.types))
    refuse(
      `and ${first.name} are of different accounts, regions or types`,
      'survey again, with the same options in every shard',
    );
}

function refuseTwice(shards: readonly ShardJournal[]): void {
  const names = new Map<number, string>();
  for (const { name, header } of shards) {
    const other = names.get(header.shard.index);
    if (other !== undefined)
      throw new UserError(
        `${other} and ${name} are the same shard`,
        'remove the older one; nothing was planned',
      );
    names.set(header.shard.index, name);
  }
}

/** A journal decides what is read of it, never which accounts and types this catalog is about. */
function refuseForeign({ name, header }: ShardJournal, catalog: Catalog): void {
  const types = new Set(selectSurveyTypes(catalog, { accounts: [], regions: [], types: [] }));
  const { aws } = catalog.config;
  const hasOrganization = aws?.organization !== undefined;
  const named = new Map(
    hasOrganization && (aws?.accounts ?? []).length === 0
      ? []
      : selectAccounts(aws, { accounts: [], regions: [], types: [] }).map((each) => [
          each.id,
          each,
        ]),
  );
  const isOurs =
    header.types.every((type) => types.has(type)) &&
    header.accounts.every(({ id, regions }) => {
      const own = named.get(id)?.regions ?? (hasOrganization ? aws?.regions : undefined) ?? [];
      return regions.every((region) => own.includes(region)) && own.length > 0;
    });
  if (!isOurs)
    throw new UserError(
      `${name} is of accounts, regions or types that this catalog does not name`,
      'survey and merge the same commit; nothing was planned',
    );
}

function failed(task: Task, reason: string): TaskEnd {
  const { type, account, region } = task;
  const scope: Scope = {
    account: account.id,
    region,
    type,
    state: 'failed',
    reason,
    listed: 0,
    read: 0,
  };
  return { scopes: [scope], gone: [] };
}
