import { isRecord } from './is-record.ts';
import { CODES as ALL_CODES } from '../diagnostics/codes.ts';
import { isSameName, nearestName } from '../diagnostics/nearest-name.ts';
import { decodeText } from '../document/decode-text.ts';
import { parseText } from '../document/parse-documents.ts';
import type { ConfigFile } from '../model/config.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Origin } from './catalog.ts';
import { explainEntry } from './explain-entry.ts';
import type { Finding } from './finding.ts';
import { reportProblem } from './report-problem.ts';
import { createReport, type Report } from './report.ts';
import { parseSilences, type Silence } from './silence.ts';
import { withoutInvalid } from './without-invalid.ts';

const CODES = {
  'unknown-key': 'config/unknown-key',
  missing: 'config/invalid',
  invalid: 'config/invalid',
} as const;

export const CONFIG_FILE = 'cadastre.yaml';
const DEFAULT_CONFIG: ConfigFile = { version: 1 };

export interface LoadedConfig {
  /** The defaults where the file is wrong or not there. */
  readonly config: ConfigFile;
  readonly origin: Origin | undefined;
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly silences: readonly Silence[];
  /** 1 where the file was read. */
  readonly files: number;
}

/** `cadastre.yaml` of a repository. A loose catalog has none. */
export async function loadConfig(
  store: FileStore,
  isLoose: boolean,
  validate: FileValidator,
): Promise<LoadedConfig> {
  const none: LoadedConfig = {
    config: DEFAULT_CONFIG,
    origin: undefined,
    file: CONFIG_FILE,
    findings: [],
    silences: [],
    files: 0,
  };
  const entry = isLoose ? undefined : await store.find(CONFIG_FILE);
  if (entry === undefined) return none;
  if (entry.kind !== 'file') return { ...none, findings: [explainEntry(entry)] };
  const [read] = await store.readAll([CONFIG_FILE]);
  const findings: Finding[] = [];
  const report = createReport(findings);
  if (read?.kind !== 'bytes') {
    const at = { origin: { file: CONFIG_FILE, index: 0, path: [] }, path: [] };
    report('file/unreadable', at, `the file cannot be read: ${read?.reason ?? 'no reason given'}`);
    return { ...none, findings };
  }
  const { text, diagnostics } = decodeText(CONFIG_FILE, read.bytes);
  const parsed =
    text === undefined ? { documents: [], diagnostics: [] } : parseText(CONFIG_FILE, text);
  for (const diagnostic of [...diagnostics, ...parsed.diagnostics])
    findings.push({ kind: 'located', diagnostic });
  const [document] = parsed.documents;
  if (text === undefined || document === undefined) return { ...none, findings, files: 1 };
  const origin: Origin = { file: CONFIG_FILE, index: document.index, path: [] };
  const config = decodeConfig(document.value, origin, validate, report);
  return { ...none, config, origin, findings, silences: parseSilences(text), files: 1 };
}

function decodeConfig(
  value: unknown,
  origin: Origin,
  validate: FileValidator,
  report: Report,
): ConfigFile {
  const problems = validate(value);
  for (const problem of problems) reportProblem(report, { origin, path: [] }, problem, CODES);
  const checks = isRecord(value) ? value['checks'] : undefined;
  for (const code of isRecord(checks) ? Object.keys(checks) : []) {
    if (!Object.hasOwn(ALL_CODES, code)) reportUnknownCode(code, origin, report);
  }
  // What the schema allowed is of this very type; the rest holds as if it were not there, so that one mistake
  // does not turn on all that the others turn off.
  const sound = withoutInvalid(value, problems);
  return isRecord(sound)
    ? { ...(sound as Partial<ConfigFile>), ...DEFAULT_CONFIG }
    : DEFAULT_CONFIG;
}

function reportUnknownCode(code: string, origin: Origin, report: Report): void {
  const near = nearestName(code, Object.keys(ALL_CODES));
  const path = ['checks', code];
  const at = { origin, path, part: 'key' } as const;
  const message = `there is no check \`${code}\``;
  if (near === undefined) {
    report('config/unknown-code', at, message, 'docs/checks/README.md lists them');
    return;
  }
  const edit = { kind: 'rename', index: origin.index, path, to: near } as const;
  const fix = { isSafe: isSameName(code, near), edit };
  report('config/unknown-code', at, message, { hint: `write \`${near}\``, fix });
}
