import { fillTemplates } from '../../../actions/template/fill-templates.ts';
import { TEMPLATES } from '../../../load/load-catalog.ts';
import type { GitEntry } from '../../../ports/git.ts';
import type { ForgeCommit, Forge } from '../../../ports/forge.ts';
import type { Context } from '../../context.ts';
import { withScores } from '../entity-view.ts';
import { toTemplateContext, type ReadyRun } from '../ready-run.ts';
import { Refusal } from '../refusal.ts';
import type { Invocation, Invoke } from './invoke.ts';
import { openChange } from './open-change.ts';
import { templatePath } from './template-path.ts';

const MOST_FILES = 250;

/** Files rendered from a folder of the actions, as a pull request here, or in another repository, which may be made. */
export const invokeTemplate: Invoke = async (run, invocation, context) => {
  const { method } = invocation;
  const files = await renderFiles(run, method, context);
  const target = await openTarget(run, invocation, context);
  const { forge, base } = target;
  const pull = await openChange(run, {
    forge,
    base,
    title: typeof method['title'] === 'string' ? method['title'] : run.scene.action.title,
    files,
  });
  return {
    kind: 'ended',
    state: 'success',
    message: `a pull request of ${files.length} files was opened`,
    links: [{ title: `#${pull.number} ${pull.title}`, url: pull.url }],
    ...(target.isHere ? { pullRequest: pull.number } : {}),
  };
};

/** From the commit that was checked out: what lies about in the folder of the job is no template. */
async function renderFiles(
  run: ReadyRun,
  method: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<ForgeCommit['files']> {
  const name = String(method['template']);
  if (!/^[\w.-]+$/.test(name) || /^\.+$/.test(name))
    throw new Refusal(`\`${name}\` is no folder of ${TEMPLATES}/`);
  const git = context.openGit(run.scene.root);
  const commit = await git.findCommit('HEAD');
  const folder = `${TEMPLATES}/${name}/`;
  const entries = commit === undefined ? [] : await git.listFiles(commit, folder);
  refuseOdd(entries, folder);
  const texts = await git.readFiles(
    commit ?? '',
    entries.map(({ path }) => path),
  );
  const where = typeof method['folder'] === 'string' ? method['folder'].replace(/\/+$/, '') : '';
  const values = toTemplateContext(await scoredFor(texts, run));
  const files = new Map<string, ForgeCommit['files'][number]>();
  for (const [index, { path }] of entries.entries()) {
    const rendered = await fill(path.slice(folder.length), path, values);
    const target = templatePath(where, rendered);
    if (files.has(target)) throw new Refusal(`two files would be \`${target}\``);
    files.set(target, { path: target, text: await renderBytes(texts[index], path, values) });
  }
  return [...files.values()];
}

/** The run with the scores of its entity, where a file asks for them and nothing else did. */
async function scoredFor(
  texts: readonly (Uint8Array | undefined)[],
  run: ReadyRun,
): Promise<ReadyRun> {
  const { entity, scene } = run;
  if (entity === undefined || scene.scored !== undefined) return run;
  const isAsked = texts.some(
    (text) => text !== undefined && Buffer.from(text).includes('.scorecards'),
  );
  return isAsked ? { ...run, entity: withScores(entity, await scene.score()) } : run;
}

function refuseOdd(entries: readonly GitEntry[], folder: string): void {
  if (entries.length === 0) throw new Refusal(`there is no file in ${folder}`);
  if (entries.length > MOST_FILES)
    throw new Refusal(`${folder} holds ${entries.length} files; ${MOST_FILES} is the most`);
  const odd = entries.find(({ kind }) => kind !== 'file');
  if (odd !== undefined) throw new Refusal(`${odd.path} is a link, and templates hold files`);
}

async function fill(text: string, path: string, values: object): Promise<string> {
  const filled = await fillTemplates(text, values);
  if (filled.kind === 'problems')
    throw new Refusal(`${path}: ${filled.problems[0]?.message ?? 'it cannot be rendered'}`);
  const { value = '' } = filled;
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}

/** What is no text is copied as it is. */
async function renderBytes(
  bytes: Uint8Array | undefined,
  path: string,
  values: object,
): Promise<string | Uint8Array> {
  if (bytes === undefined) throw new Refusal(`${path} cannot be read`);
  if (bytes.includes(0)) return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('{{') ? await fill(text, path, values) : bytes;
  } catch (error) {
    if (error instanceof TypeError) return bytes;
    throw error;
  }
}

interface Target {
  readonly forge: Forge;
  /** Whether it is this repository. */
  readonly isHere: boolean;
  readonly base: { readonly branch: string; readonly commit: string };
}

async function openTarget(
  { scene, record }: ReadyRun,
  { method, secrets }: Invocation,
  context: Context,
): Promise<Target> {
  const { place, forge: own, action } = scene;
  const repository = method['repository'];
  const named = action.value.invocationMethod.token;
  const token = named === undefined ? undefined : secrets[named];
  if (repository === undefined || repository === null || repository === place.forge.repository) {
    const commit = await context.openGit(scene.root).findCommit('HEAD');
    // A token of its own may write workflows, and starts the checks of what it opens.
    const forge = token === undefined ? own : await context.openForge({ ...place.forge, token });
    const base = { branch: place.defaultBranch, commit: commit ?? '' };
    return { forge, base, isHere: true };
  }
  if (typeof repository !== 'string' || !/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(repository))
    throw new Refusal(`\`${String(repository)}\` is no repository`, 'write OWNER/NAME');
  if (token === undefined)
    throw new Refusal(
      `a token for \`${repository}\` is not there`,
      'name a secret with one below `token:` of the action; the token of a job reaches its own repository alone',
    );
  const forge = await context.openForge({ ...place.forge, repository, token });
  if (method['createRepository'] === true)
    await forge.createRepository(`Made by run ${record.id} of ${action.identifier}`);
  const branch = await forge.getDefaultBranch();
  const commit = await forge.findBranch(branch);
  if (commit === undefined) throw new Refusal(`\`${repository}\` has no branch \`${branch}\` yet`);
  return { forge, base: { branch, commit }, isHere: false };
}
