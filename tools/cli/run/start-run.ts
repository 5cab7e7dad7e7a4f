import { asksPerson } from '../../actions/asks-person.ts';
import { asksScores } from '../../actions/asks-scores.ts';
import { OWN_INPUTS, toDispatchInputs } from '../../actions/compile/dispatch-inputs.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { isRunMethod } from '../../actions/method-keys.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Action, FullEntity } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { Forge, ForgeRun } from '../../ports/forge.ts';
import { printable } from '../../reporters/printable.ts';
import type { Arguments, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getRepository } from '../github/get-repository.ts';
import { checkCondition, readInputs } from './check-request.ts';
import { toEntityView } from './entity-view.ts';
import { findSubject } from './find-subject.ts';
import { getAction } from './open-scene.ts';
import { Refusal } from './refusal.ts';
import { scoreOnce } from './score-once.ts';
import { withDerived } from './with-derived.ts';
import { createCatalogSearch } from './search-catalog.ts';

/** Milliseconds between two looks at a run. */
const PAUSE = 3000;

/**
 * Starts a run by hand: what can be known here is looked at here, then the workflow of the action is dispatched with the
 * person's own token, as GitHub's form does, and followed to its end.
 */
export async function startRun(
  identifier: string,
  arguments_: Arguments,
  context: Context,
): Promise<ExitCode> {
  const files = context.openFiles(await getCatalogRoot(context));
  const loaded = await loadFullCatalog(files, { kind: 'repository' });
  const catalog = await withDerived(loaded.catalog, context.currentTime());
  const action = getAction(catalog, identifier);
  const pullRequest = arguments_.text('pull-request');
  refuseOthers(action);
  if (pullRequest !== undefined && !/^[1-9]\d{0,9}$/.test(pullRequest))
    throw new UserError(
      `--pull-request ${pullRequest} is no number of a pull request`,
      'write the digits alone',
    );
  const given = readGiven(arguments_.list('input'));
  let subject: FullEntity | undefined;
  try {
    subject = findSubject(action, arguments_.text('entity'), catalog);
    const score = scoreOnce(loaded.catalog, context.currentTime());
    const scored = asksScores(action.value.trigger) ? await score() : undefined;
    const search = createCatalogSearch(catalog, {
      now: context.currentTime(),
      user: undefined,
      scored,
    });
    const scene = { action, catalog };
    const { condition, userInputs } = action.value.trigger;
    // Who they are is known in the run: what asks for that is left to it.
    if (!asksPerson(condition)) await checkCondition(scene, subject, search);
    const entity = subject === undefined ? undefined : toEntityView(subject, scored);
    if (!asksPerson(userInputs)) await readInputs(scene, given, { entity, user: {} }, search);
  } catch (error) {
    if (error instanceof Refusal) throw new UserError(error.message, error.hint);
    throw error;
  }
  const inputs = toInputs(action, { subject, given, pullRequest });
  if (arguments_.has('dry-run')) {
    context.io.stdout(`${JSON.stringify({ workflow: fileName(action), inputs }, null, 2)}\n`);
    return 0;
  }
  const forge = await context.openForge(getRepository(context).forge);
  const ref = await forge.getDefaultBranch();
  const started = await forge.dispatchWorkflow({ workflow: fileName(action), ref, inputs });
  if (started === undefined) {
    context.io.stdout('started; `cadastre runs` shows how it goes\n');
    return 0;
  }
  context.io.stdout(`run r${started.id}: ${started.url}\n`);
  return arguments_.has('no-follow') ? 0 : await follow(forge, started.id, context);
}

/** Throws UserError where an action is not for people, or is not run here. */
function refuseOthers({ identifier, value: { trigger, invocationMethod } }: Action): void {
  const message = `${identifier} cannot be started by a person`;
  if (trigger.type !== 'self-service')
    throw new UserError(
      message,
      'what it waits for starts it; `cadastre automate` shows what would',
    );
  if (!isRunMethod(invocationMethod.type))
    throw new UserError(message, `it is of type ${invocationMethod.type}, which is not run here`);
}

function fileName({ identifier }: Action): string {
  return workflowFile(identifier).split('/').at(-1) ?? '';
}

/** `name=value` words, by name. Throws UserError. */
function readGiven(words: readonly string[]): Readonly<Record<string, string>> {
  const given = new Map<string, string>();
  for (const word of words) {
    const at = word.indexOf('=');
    if (at <= 0)
      throw new UserError(`--input ${word}: there is no \`=\` in it`, 'write --input name=value');
    const name = word.slice(0, at);
    if (given.has(name))
      throw new UserError(`--input ${name} is given twice`, 'leave one of them out');
    given.set(name, word.slice(at + 1));
  }
  return Object.fromEntries(given);
}

interface Asked {
  readonly subject: FullEntity | undefined;
  readonly given: Readonly<Record<string, string>>;
  readonly pullRequest: string | undefined;
}

/** The inputs of the workflow: what its form has no place for goes into `more`. */
function toInputs(
  action: Action,
  { subject, given, pullRequest }: Asked,
): Readonly<Record<string, string>> {
  const form = toDispatchInputs(action, () => []);
  const own = new Set<string>(Object.values(OWN_INPUTS));
  const isShown = (name: string): boolean => Object.hasOwn(form, name) && !own.has(name);
  const rows = Object.entries(given);
  const rest = rows.filter(([name]) => !isShown(name));
  return Object.fromEntries([
    ...rows.filter(([name]) => isShown(name)),
    ...(subject === undefined ? [] : [[OWN_INPUTS.entity, subject.identifier]]),
    ...(rest.length === 0 ? [] : [[OWN_INPUTS.more, JSON.stringify(Object.fromEntries(rest))]]),
    ...(pullRequest === undefined ? [] : [[OWN_INPUTS.pullRequest, pullRequest]]),
  ]);
}

async function follow(forge: Forge, id: number, { clock, io }: Context): Promise<ExitCode> {
  let before = '';
  for (;;) {
    const run: ForgeRun | undefined = await forge.findRun(id);
    const status = run?.status ?? 'queued';
    if (status !== before) io.stderr(`${printable(status.replaceAll('_', ' '))}\n`);
    before = status;
    if (status === 'completed') {
      io.stdout(`${printable(run?.conclusion ?? 'unknown')}\n`);
      return run?.conclusion === 'success' ? 0 : 1;
    }
    await clock.sleep(PAUSE);
  }
}
