import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Code } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decodeText } from '../document/decode-text.ts';
import type { FixEdit } from '../document/fix.ts';
import { parsePlain } from '../document/parse-plain.ts';
import { parseText } from '../document/parse-documents.ts';
import type { ReadResult } from '../ports/file-store.ts';
import type { FileValidators } from '../schema/create-file-validators.ts';
import type { Blueprint, FullEntity, Origin, OtherFile } from './catalog.ts';
import { classify, type Kind } from './classify.ts';
import { decodeAction } from './decode-action.ts';
import { decodeBlueprint } from './decode-blueprint.ts';
import { decodeEntity, toEntity, type DecodedEntity } from './decode-entity.ts';
import { decodeScorecard } from './decode-scorecard.ts';
import type { Finding } from './finding.ts';
import { folderBlueprint } from './folder-blueprint.ts';
import { createReport, type Report } from './report.ts';
import { parseSilences, type Silence } from './silence.ts';

/** What a file says, and what is wrong with it as far as the file and the blueprints tell. */
export interface LoadedFile {
  readonly blueprints: readonly Blueprint[];
  readonly entities: readonly FullEntity[];
  /** Entities that neither the file nor its folder gives a blueprint. */
  readonly homeless: readonly Homeless[];
  readonly others: readonly OtherFile[];
  readonly findings: readonly Finding[];
  readonly silences: readonly Silence[];
}

/** An entity without a blueprint, and the blueprints under which it would have no error. */
export interface Homeless {
  readonly entity: DecodedEntity;
  readonly fits: readonly string[];
}

/** Looks at the values of one entity while they are there. */
export type Inspect = (entity: FullEntity, blueprint: Blueprint, report: Report) => void;

/** What has to be known to understand a file. */
export interface FileContext {
  readonly validators: FileValidators;
  readonly blueprintsById: ReadonlyMap<string, Blueprint>;
  /** In a loose catalog folders say nothing. */
  readonly isLoose: boolean;
  readonly inspect: Inspect | undefined;
  fits(entity: DecodedEntity): readonly string[];
}

interface Loading extends FileContext {
  readonly file: string;
  readonly report: Report;
  readonly blueprints: Blueprint[];
  readonly entities: FullEntity[];
  readonly homeless: Homeless[];
  readonly others: OtherFile[];
}

/** The bytes of one file → what they say. Never throws for what is in them. */
export function loadFile(file: string, read: ReadResult, context: FileContext): LoadedFile {
  if (read.kind === 'unreadable') {
    const at = { file, line: 1, column: 1 };
    const message = `the file cannot be read: ${read.reason}`;
    return { ...NOTHING, findings: [located(createDiagnostic('file/unreadable', at, message))] };
  }
  const decoded = decodeText(file, read.bytes);
  const findings: Finding[] = decoded.diagnostics.map(located);
  if (decoded.text === undefined) return { ...NOTHING, findings };
  if (isTemplate(decoded.text)) return { ...NOTHING, findings: [...findings, template(file)] };
  const report = createReport(findings);
  const loading: Loading = {
    ...context,
    file,
    report,
    blueprints: [],
    entities: [],
    homeless: [],
    others: [],
  };
  for (const { index, value } of readDocuments(file, decoded.text, findings)) {
    if (Array.isArray(value)) {
      for (const [element, each] of value.entries())
        loadValue(loading, each, { file, index, path: [element] });
    } else loadValue(loading, value, { file, index, path: [] });
  }
  const { blueprints, entities, homeless, others } = loading;
  return {
    blueprints,
    entities,
    homeless,
    others,
    findings,
    silences: parseSilences(decoded.text),
  };
}

/** Most files are plain, and a plain file costs a thirtieth. */
function readDocuments(
  file: string,
  text: string,
  findings: Finding[],
): readonly { readonly index: number; readonly value: unknown }[] {
  const plain = parsePlain(text);
  if (plain !== undefined) return [{ index: 0, value: plain.value }];
  const parsed = parseText(file, text);
  findings.push(...parsed.diagnostics.map(located));
  return parsed.documents;
}

const NOTHING: LoadedFile = {
  blueprints: [],
  entities: [],
  homeless: [],
  others: [],
  findings: [],
  silences: [],
};

const TEXT_FIXES: Partial<Record<Code, FixEdit>> = {
  'document/byte-order-mark': { kind: 'byte-order-mark' },
  'document/typographic-quotes': { kind: 'straight-quotes' },
};

function located(diagnostic: Diagnostic): Finding {
  const edit = TEXT_FIXES[diagnostic.code];
  return {
    kind: 'located',
    diagnostic,
    ...(edit === undefined ? {} : { fix: { isSafe: true, edit } }),
  };
}

/** Skeletons of Backstage, cookiecutter and others look like catalog files and are none. */
function isTemplate(text: string): boolean {
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('<%')) return false;
  // What an action writes are templates of its own.
  if (/^[ \t]*["']?invocationMethod\b/m.test(text)) return false;
  return (
    /^[^#\n]*\b(?:identifier|name|title):\s*["']?(?:\$\{\{|\{\{|\{%|<%)/m.test(text) ||
    /^[ \t]*\{%-?\s/m.test(text)
  );
}

function template(file: string): Finding {
  const message = 'this is the skeleton of a template, not a catalog file; it was skipped';
  const at = { file, line: 1, column: 1 };
  const hint = 'move it out of the folders of the catalog';
  return located(createDiagnostic('file/template', at, message, hint));
}

function loadValue(loading: Loading, value: unknown, origin: Origin): void {
  const expected = loading.isLoose ? undefined : expectedKind(loading.file);
  const shape = classify(value, expected);
  const kind = reconcile(loading.report, shape, expected, origin);
  if (kind === 'blueprint') {
    const { validators, report } = loading;
    const blueprint = decodeBlueprint(value, origin, validators.blueprint, report);
    if (blueprint !== undefined) loading.blueprints.push(blueprint);
  } else if (kind === 'entity') loadEntity(loading, value, origin);
  else if (kind === 'action') {
    const action = decodeAction(value, origin, loading.validators.action, loading.report);
    if (action !== undefined) loading.others.push(action);
  } else if (kind === 'scorecard') {
    const scorecard = decodeScorecard(value, origin, loading.validators.scorecard, loading.report);
    if (scorecard !== undefined) loading.others.push(scorecard);
  }
}

function loadEntity(loading: Loading, value: unknown, origin: Origin): void {
  const { validators, report, blueprintsById, inspect } = loading;
  const decoded = decodeEntity(value, origin, validators.entity, report);
  if (decoded === undefined) return;
  const folder = loading.isLoose ? undefined : folderBlueprint(loading.file, blueprintsById);
  if (decoded.blueprint !== undefined && folder !== undefined && folder !== decoded.blueprint)
    reportWrongFolder(decoded.blueprint, folder, origin, report);
  const identifier = decoded.blueprint ?? folder;
  if (identifier === undefined) {
    loading.homeless.push({ entity: decoded, fits: loading.fits(decoded) });
    return;
  }
  const blueprint = blueprintsById.get(identifier);
  const entity = toEntity(decoded, identifier, blueprint);
  loading.entities.push(entity);
  if (blueprint !== undefined) inspect?.(entity, blueprint, report);
}

function reportWrongFolder(
  blueprint: string,
  folder: string,
  origin: Origin,
  report: Report,
): void {
  const message = `this entity is a \`${blueprint}\` in the folder of \`${folder}\``;
  const hint = `move it to catalog/${blueprint}/, or change \`blueprint\``;
  report('entity/wrong-folder', { origin, path: ['blueprint'] }, message, hint);
}

function expectedKind(file: string): Kind {
  if (file.startsWith('blueprints/')) return 'blueprint';
  if (file.startsWith('actions/')) return 'action';
  return file.startsWith('scorecards/') ? 'scorecard' : 'entity';
}

const HOMES: Readonly<Record<Kind, string>> = {
  blueprint: 'blueprints/',
  entity: 'catalog/',
  action: 'actions/',
  scorecard: 'scorecards/',
  config: '',
  unknown: '',
};

const NAMES: Readonly<Record<Kind, string>> = {
  blueprint: 'a blueprint',
  entity: 'an entity',
  action: 'an action',
  scorecard: 'a scorecard',
  config: 'a configuration',
  unknown: 'nothing known',
};

const CONFIG_HINT = 'move it to cadastre.yaml, or delete it';

/** The kind to read a value as. Shape and folder must agree; a value without a shape follows its folder. */
function reconcile(report: Report, shape: Kind, expected: Kind | undefined, origin: Origin): Kind {
  const kind = shape === 'unknown' ? (expected ?? 'unknown') : shape;
  const at = { origin, path: [] };
  if (kind === 'unknown') {
    const message = 'this is neither a blueprint nor an entity';
    report('file/unknown-kind', at, message, 'it was not checked');
  } else if (expected !== undefined && kind !== expected && HOMES[kind] !== '') {
    const message = `this is ${NAMES[kind]}, in the folder of the ${HOMES[expected]}`;
    report('file/wrong-folder', at, message, `move it to ${HOMES[kind]}`);
  }
  if (kind === 'config')
    report('file/unknown-kind', at, 'this looks like a configuration', CONFIG_HINT);
  return kind;
}
