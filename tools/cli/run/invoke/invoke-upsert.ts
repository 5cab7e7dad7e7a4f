import { checkCatalog } from '../../../checks/check-catalog.ts';
import { editText } from '../../../document/edit-text.ts';
import { renderYaml } from '../../../document/render-yaml.ts';
import { isRecord } from '../../../load/is-record.ts';
import { overlayFiles } from '../../../load/overlay-files.ts';
import type { FullEntity } from '../../../load/catalog.ts';
import { toFileName } from '../../new/to-file-name.ts';
import { readText } from '../../read-text.ts';
import type { ReadyRun } from '../ready-run.ts';
import { Refusal } from '../refusal.ts';
import type { Invoke } from './invoke.ts';
import { openChange } from './open-change.ts';

/** An entity made or changed, as a pull request. What people wrote beside it stays as it is. */
export const invokeUpsert: Invoke = async (run, { method }, context) => {
  const { scene } = run;
  const wanted = readWanted(method);
  const known = scene.catalog.entitiesById.get(wanted.blueprint)?.get(wanted.identifier);
  const change =
    known === undefined ? await createFile(run, wanted) : await editFile(run, known, wanted);
  const name = `\`${wanted.blueprint}/${wanted.identifier}\``;
  if (change === undefined)
    return { kind: 'ended', state: 'success', message: `${name} is like that already`, links: [] };
  await checkChange(run, change);
  const commit = await context.openGit(scene.root).findCommit('HEAD');
  const { title } = scene.action;
  const pull = await openChange(run, {
    forge: scene.forge,
    base: { branch: scene.place.defaultBranch, commit: commit ?? '' },
    title:
      typeof method['title'] === 'string'
        ? method['title']
        : `${title}: ${wanted.blueprint}/${wanted.identifier}`,
    files: [change],
  });
  const verb = known === undefined ? 'make' : 'change';
  return {
    kind: 'ended',
    state: 'success',
    message: `a pull request would ${verb} ${name}`,
    links: [{ title: `#${pull.number} ${pull.title}`, url: pull.url }],
    pullRequest: pull.number,
  };
};

interface WantedEntity {
  readonly blueprint: string;
  readonly identifier: string;
  /** What is set at the root of the entity; undefined leaves it as it is, null takes it away. */
  readonly root: Readonly<Record<'title' | 'icon' | 'team', unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<Record<string, unknown>>;
}

interface FileText {
  readonly path: string;
  readonly text: string;
}

function readWanted(method: Readonly<Record<string, unknown>>): WantedEntity {
  const { mapping, blueprintIdentifier: blueprint } = method;
  const fields = isRecord(mapping) ? mapping : {};
  const { identifier, title, icon, team, properties = {}, relations = {} } = fields;
  if (typeof blueprint !== 'string' || typeof identifier !== 'string' || identifier === '')
    throw new Refusal(
      'the mapping of the action gives no identifier for these inputs',
      'whoever looks after the action has to mend it',
    );
  for (const [name, members] of Object.entries({ properties, relations }))
    if (!isRecord(members) && members !== null)
      throw new Refusal(`\`${name}\` of the mapping gives no mapping for these inputs`);
  return {
    blueprint,
    identifier,
    root: { title, icon, team },
    properties: isRecord(properties) ? properties : {},
    relations: isRecord(relations) ? relations : {},
  };
}

async function createFile(
  { scene }: ReadyRun,
  { blueprint, identifier, root, properties, relations }: WantedEntity,
): Promise<FileText> {
  const folder = `catalog/${blueprint.replaceAll(/[^\w.-]+/g, '-')}`;
  const name = toFileName(identifier);
  let path = `${folder}/${name}.yaml`;
  for (let number = 2; (await scene.files.find(path)) !== undefined; number += 1)
    path = `${folder}/${name}-${number}.yaml`;
  const text = renderYaml({
    identifier,
    blueprint,
    ...present(root),
    ...section('properties', properties),
    ...section('relations', relations),
  });
  return { path, text };
}

function section(name: string, members: Readonly<Record<string, unknown>>): object {
  const kept = present(members);
  return Object.keys(kept).length === 0 ? {} : { [name]: kept };
}

function present(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(members);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

async function editFile(
  { scene }: ReadyRun,
  { origin }: FullEntity,
  { root, properties, relations }: WantedEntity,
): Promise<FileText | undefined> {
  const before = await readText(scene.files, origin.file);
  if (before === undefined) throw new Refusal(`${origin.file} is not there any more`, 'ask again');
  const edits = [
    ...Object.entries(root).map(([name, value]) => ({ path: [name], value })),
    ...Object.entries(properties).map(([name, value]) => ({ path: ['properties', name], value })),
    ...Object.entries(relations).map(([name, value]) => ({ path: ['relations', name], value })),
  ];
  const text = editText(
    before,
    origin.index,
    edits
      .filter(({ value }) => value !== undefined)
      .map(({ path, value }) => ({ path: [...origin.path, ...path], value: value ?? undefined })),
  );
  return text === before ? undefined : { path: origin.file, text };
}

/** Throws Refusal where the catalog would not pass its own check any more. */
async function checkChange({ scene }: ReadyRun, { path, text }: FileText): Promise<void> {
  const after = overlayFiles(scene.files, new Map([[path, new TextEncoder().encode(text)]]));
  const layout = { kind: 'repository' } as const;
  const { found } = await checkCatalog({ store: after, layout, base: scene.files });
  const errors = found.filter(({ diagnostic }) => diagnostic.severity === 'error');
  if (errors.length === 0) return;
  const messages = errors.slice(0, 5).map(({ diagnostic }) => diagnostic.message);
  throw new Refusal(
    `the catalog would not pass its check: ${messages.join('; ')}`,
    'ask again with other inputs',
  );
}
