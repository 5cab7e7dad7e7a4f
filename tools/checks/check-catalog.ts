import { compareDiagnostics } from '../diagnostics/compare-diagnostics.ts';
import type { Catalog, Entity } from '../load/catalog.ts';
import { codeOf, fileOf, type Finding } from '../load/finding.ts';
import { findStrays } from '../load/find-strays.ts';
import { openFileIndex, type FileIndex } from '../load/file-index.ts';
import {
  firstById,
  loadModel,
  type LoadedCatalog,
  type LoadedModel,
  type Memory,
} from '../load/load-catalog.ts';
import { locateFindings, type Located } from '../load/locate-findings.ts';
import { readTexts } from '../load/read-texts.ts';
import { createReport } from '../load/report.ts';
import type { ConfigFile } from '../model/config.ts';
import type { Cache } from '../ports/cache.ts';
import type { FileStore } from '../ports/file-store.ts';
import { applyBaseline, keptRows, messageOf, renderBaseline } from './baseline.ts';
import { isDerivedCode } from './derived-codes.ts';
import { CATALOG_CHECKS } from './index.ts';
import { keepSummary } from './keep-summary.ts';
import { loadSummaries, type SummaryRequest } from './load-summaries.ts';
import { recallFindings, recallKey, type RecalledFindings } from './recall-findings.ts';
import { createSeverityOf } from './severity-of.ts';
import { silenceFindings } from './silence-findings.ts';

export interface CheckRequest extends SummaryRequest {
  /** The files before the change under review: only what the change brought is reported. */
  readonly base?: FileStore | undefined;
  /** Whether what was loaded of both sides is wanted afterwards, and worth its memory until then. */
  readonly keepsSides?: boolean | undefined;
  /** Derives everything at this time, which takes a while, and reports what goes wrong; undefined: not looked at. */
  readonly derivedAt?: Date | undefined;
  /** For what reads the values of entities. */
  readonly memory?: Memory | undefined;
  /** The text of the baseline, if there is one. */
  readonly baseline?: string | undefined;
}

/** A catalog before and after the change under review, without what the checks of the whole say. */
export interface CheckedSides {
  readonly before: LoadedCatalog<Entity>;
  readonly after: LoadedCatalog<Entity>;
}

export interface CheckResult {
  /** How many there are. */
  readonly entities: number;
  /** By file, line, column, code; with the severities of the configuration. */
  readonly found: readonly Located[];
  /** The texts of the files of `found`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly files: number;
  /** Files that the cache did not know. */
  readonly parsed: number;
  readonly silenced: number;
  readonly baselined: number;
  /** Undefined without a base, and where nobody asked for them. */
  readonly sides: CheckedSides | undefined;
  /** What a baseline of everything that is wrong now would say. */
  renderBaseline(): string;
}

/** Everything that is wrong with a catalog. */
export async function checkCatalog(request: CheckRequest): Promise<CheckResult> {
  const { store, base, baseline, cache } = request;
  const before =
    base === undefined
      ? undefined
      : await findAll(
          { ...request, store: base, cache: readOnly(cache), startThread: undefined },
          undefined,
        );
  const after = await findAll(request, before?.loaded?.catalog);
  const { config, entities, files, parsed } = after;
  // What was not looked at is not known to be gone.
  const isLookedAt = (code: string): boolean =>
    request.derivedAt !== undefined || !isDerivedCode(code);
  const silences = silencesOf(after.silences, isLookedAt);
  // A comment silences a line, so that lines are needed where there are comments, and only there.
  const isCommented = (finding: Finding): boolean => silences.has(fileOf(finding));
  const commented = await locateFindings(store, after.findings.filter(isCommented));
  const { kept, problems, silenced } = silenceFindings(commented.located, silences);
  const keptFindings =
    commented.located.length === 0
      ? []
      : keptOf(after.findings.filter(isCommented), commented.located, kept);
  const open = [...after.findings.filter((finding) => !isCommented(finding)), ...keptFindings];
  const old =
    baseline === undefined ? NO_BASELINE(open) : applyBaseline(open, baseline, isLookedAt);
  const news = before === undefined ? old.kept : withoutOld(old.kept, before.findings);
  const { located, texts } = await locateFindings(store, [...news, ...old.problems]);
  const severityOf = createSeverityOf(config);
  const found = [...located, ...problems].flatMap((each): Located[] => {
    const { code, location } = each.diagnostic;
    const severity = severityOf(code, location.file);
    return severity === 'off' ? [] : [{ ...each, diagnostic: { ...each.diagnostic, severity } }];
  });
  // A comment that silences nothing may be all that is wrong with its file.
  const unread = problems.map(({ diagnostic }) => diagnostic.location.file);
  const others = unread.filter((file) => !commented.texts.has(file) && !texts.has(file));
  return {
    entities,
    found: found.toSorted((a, b) => compareDiagnostics(a.diagnostic, b.diagnostic)),
    texts: new Map([
      ...commented.texts,
      ...texts,
      ...(await readTexts(store, [...new Set(others)])),
    ]),
    files,
    parsed,
    silenced,
    baselined: old.baselined,
    sides: request.keepsSides === true ? toSides(before?.loaded, after.loaded) : undefined,
    renderBaseline: () => renderBaseline(open, keptRows(baseline, isLookedAt)),
  };
}

function toSides(before: Found['loaded'], after: Found['loaded']): CheckedSides | undefined {
  return before === undefined || after === undefined ? undefined : { before, after };
}

const NO_BASELINE = (kept: readonly Finding[]) => ({ kept, problems: [], baselined: 0 });

function keptOf(
  findings: readonly Finding[],
  located: readonly Located[],
  kept: readonly Located[],
): readonly Finding[] {
  const isKept = new Set(kept);
  return findings.filter((_, index) => {
    const each = located[index];
    return each !== undefined && isKept.has(each);
  });
}

interface Found extends RecalledFindings {
  readonly config: ConfigFile;
  /** Undefined where an earlier run knew what the checks of the whole say. */
  readonly loaded: LoadedCatalog<Entity> | undefined;
}

/** The past must not push the present out of the cache. */
function readOnly(cache: Cache | undefined): Cache | undefined {
  return cache === undefined ? undefined : { ...cache, write: () => Promise.resolve() };
}

function silencesOf(
  silences: Found['silences'],
  isLookedAt: (code: string) => boolean,
): Found['silences'] {
  const lists = [...silences].map(
    ([file, list]) => [file, list.filter(({ code }) => isLookedAt(code))] as const,
  );
  return new Map(lists.filter(([, list]) => list.length > 0));
}

async function findAll(request: CheckRequest, base: Catalog | undefined): Promise<Found> {
  const found = await findStored(request, base);
  if (request.derivedAt === undefined) return found;
  // Loaded where it is asked for: nearly no check needs all of it.
  const { findDerived } = await import('./find-derived.ts');
  const derived = withoutOff(
    await findDerived({ ...request, now: request.derivedAt.getTime() }),
    found.config,
  );
  return { ...found, findings: [...found.findings, ...derived] };
}

/** Everything but what only derived values show. */
async function findStored(request: CheckRequest, base: Catalog | undefined): Promise<Found> {
  const start = await openCached(request);
  // What was wrong before a change is a question of its own, and so is what is wrong since.
  const isWhole = base === undefined && request.base === undefined;
  const recalled =
    start === undefined || !isWhole
      ? undefined
      : await recallFindings(request.store, start.model, start.index);
  if (start === undefined || recalled === undefined)
    return await lookAtAll(request, base, { ...start, isWhole });
  const { config } = start.model.config;
  const findings = [...recalled.findings, ...(await findStrays(request.store))];
  return { ...recalled, findings: withoutOff(findings, config), loaded: undefined, config };
}

interface Cached {
  readonly model: LoadedModel<Entity>;
  readonly index: FileIndex;
}

/** What an earlier run may be asked with; undefined where there is none to ask. */
async function openCached({ store, layout, cache }: CheckRequest): Promise<Cached | undefined> {
  if (cache === undefined || layout.kind !== 'repository') return undefined;
  const model = await loadModel(store, layout, keepSummary);
  return { model, index: await openFileIndex(cache, firstById(model.files?.blueprints ?? [])) };
}

async function lookAtAll(
  request: CheckRequest,
  base: Catalog | undefined,
  { model, index, isWhole }: Partial<Cached> & { readonly isWhole: boolean },
): Promise<Found> {
  const { loaded, cache } = await loadSummaries(request, { model, index });
  const { catalog } = loaded;
  const { config } = catalog;
  const entities = catalog.entities.length;
  const findings: Finding[] = [];
  const report = createReport(findings);
  for (const check of CATALOG_CHECKS) await check(catalog, report, base);
  const isKnown = isWhole && model !== undefined;
  await cache?.save(
    isKnown ? { key: recallKey(model), files: loaded.files, entities, findings } : undefined,
  );
  const strays = request.layout.kind === 'repository' ? await findStrays(request.store) : [];
  const all = [...loaded.findings, ...findings, ...strays];
  const { silences, files, parsed } = loaded;
  const found = withoutOff(all, config);
  return { loaded, silences, files, parsed, config, entities, findings: found };
}

function withoutOff(findings: readonly Finding[], config: ConfigFile): readonly Finding[] {
  const severityOf = createSeverityOf(config);
  return findings.filter((each) => severityOf(codeOf(each), fileOf(each)) !== 'off');
}

/** What the change brought: a finding counts as old as often as it was there before, whatever its line. */
function withoutOld(findings: readonly Finding[], old: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>();
  for (const finding of old) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count > 0) left.set(keyOf(finding), count - 1);
    return count === 0;
  });
}

function keyOf(finding: Finding): string {
  return `${fileOf(finding)}\u0000${codeOf(finding)}\u0000${messageOf(finding)}`;
}
