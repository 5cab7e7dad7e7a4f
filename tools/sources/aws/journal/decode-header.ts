import { isRecord } from '../../../load/is-record.ts';
import type { SurveyAccount } from '../survey/task.ts';
import type { SurveyHeader } from './survey-header.ts';
import { parseLine } from './parse-line.ts';

/** The first line of a journal, or undefined for what is none. */
export function decodeHeader(line: string | undefined): SurveyHeader | undefined {
  const value = parseLine(line);
  if (value === undefined || value['journal'] !== 1) return undefined;
  const { program, config, blueprints, accounts, types, shard, started, isNarrowed } = value;
  if (typeof program !== 'string' || typeof config !== 'string' || typeof blueprints !== 'string')
    return undefined;
  if (!Array.isArray(accounts) || !isTexts(types) || typeof started !== 'number') return undefined;
  const decoded = accounts.map(decodeAccount).filter((account) => account !== undefined);
  if (decoded.length !== accounts.length || !isRecord(shard)) return undefined;
  if (typeof isNarrowed !== 'boolean') return undefined;
  const { index, of } = shard;
  if (!isCount(index) || !isCount(of) || index > of) return undefined;
  const rest = { program, config, blueprints, types, started, isNarrowed };
  return { journal: 1, ...rest, accounts: decoded, shard: { index, of } };
}

function decodeAccount(value: unknown): SurveyAccount | undefined {
  if (!isRecord(value)) return undefined;
  const { id, name, regions } = value;
  if (typeof id !== 'string' || !/^\d{12}$/.test(id) || !isTexts(regions)) return undefined;
  if (!regions.every((region) => /^[a-z0-9-]+$/.test(region))) return undefined;
  return { id, name: typeof name === 'string' ? name : undefined, regions };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
