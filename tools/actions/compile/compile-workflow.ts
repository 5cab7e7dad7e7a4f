import { renderCommentedYaml } from '../../document/render-commented-yaml.ts';
import type { Action } from '../../load/catalog.ts';
import type { WorkflowStep } from '../../model/action.ts';
import { approvalOf } from '../approval.ts';
import { entityBlueprint } from '../entity-blueprint.ts';
import { isRunEvent, NOT_HEARD, type HeardRuns } from '../run-listeners.ts';
import { secretNames } from '../secret-names.ts';
import {
  noExpression,
  OWN_INPUTS,
  toDispatchInputs,
  type ListEntities,
} from './dispatch-inputs.ts';
import { PINS, versionOf } from './pins.ts';

/** Minutes that a run has where its action does not say. */
const UNSAID_MINUTES = 30;

/** Why a compiled workflow may write something. */
const REASONS: Readonly<Record<string, string>> = {
  'pull-requests': 'to report, and to open pull requests',
  contents: 'to commit what the action writes',
  actions: 'to start a workflow',
};

/**
 * The workflow of an action: the form, who is asked, what is run, and a job at the end that says how it went, whatever
 * became of the others. The same action and the same entities give the same bytes. What automations wait for of its runs, it
 * tells them.
 */
export function compileWorkflow(
  action: Action,
  listEntities: ListEntities,
  heard: HeardRuns = NOT_HEARD,
): string {
  const { title, origin } = action;
  const approval = approvalOf(action);
  const isGated = approval?.by === 'environment';
  const name = noExpression(title);
  const workflow = {
    name,
    'run-name': `${name} [\${{ inputs.${OWN_INPUTS.run} || format('r{0}', github.run_id) }}]`,
    on: {
      workflow_dispatch: { inputs: toDispatchInputs(action, listEntities) },
      ...scheduleOf(action),
    },
    permissions: {},
    jobs: {
      ...(isGated ? { request: requestJob(action) } : {}),
      ...(heard.isBeginHeard ? { announce: announceJob(action) } : {}),
      run: runJob(action, isGated ? approval.environment : undefined),
      report: reportJob(action, { isGated, isHeard: heard.isEndHeard }),
    },
  };
  const heading = `Compiled by \`cadastre actions compile\` from ${origin.file}. Change that file, and compile again.`;
  return renderCommentedYaml(workflow, heading, (path, value) => {
    const key = path.at(-1) ?? '';
    if (value === 'write' && path.at(-2) === 'permissions')
      return REASONS[key] ?? 'because the action asks for it';
    return key === 'uses' ? versionOf(value) : undefined;
  });
}

/** One that is switched off is started by no time, either. */
function scheduleOf({ value: { trigger, publish } }: Action): object {
  const { type, cron, timezone } = trigger.event ?? {};
  const isOn = trigger.type === 'automation' && type === 'SCHEDULE' && publish !== false;
  if (!isOn || cron === undefined) return {};
  return { schedule: [{ cron, ...(timezone === undefined ? {} : { timezone }) }] };
}

const CHECKOUT = { uses: PINS.checkout[0], with: { 'persist-credentials': false } };

/** An automation looks at two commits, unless none started it. */
function checkoutOf({ value: { trigger } }: Action): object {
  const type = trigger.event?.type;
  return trigger.type === 'automation' && type !== 'SCHEDULE' && !isRunEvent(type)
    ? { ...CHECKOUT, with: { 'fetch-depth': 0, 'persist-credentials': false } }
    : CHECKOUT;
}

const NODE = { uses: PINS.setupNode[0], with: { 'node-version-file': '.node-version' } };
const INSTALL = { run: 'npm ci' };
const TOKEN = { GITHUB_TOKEN: '${{ github.token }}' };

/** A word for a shell; names of actions hold nothing that it reads, and are quoted where one might think so. */
function shellWord(text: string): string {
  return /^[A-Za-z0-9._-]+$/.test(text) ? text : `'${text.replaceAll("'", '')}'`;
}

function stage(identifier: string, name: string): string {
  return `npm run --silent cadastre -- run ${shellWord(identifier)} --stage ${name}`;
}

/** Refuses before anybody is asked to approve. */
function requestJob(action: Action): object {
  return {
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 10,
    permissions: {
      contents: 'read',
      'pull-requests': 'write',
      // An automation looks whether it was started before.
      ...(action.value.trigger.type === 'automation' ? { actions: 'read' } : {}),
    },
    steps: [
      checkoutOf(action),
      NODE,
      INSTALL,
      { run: stage(action.identifier, 'request'), env: TOKEN },
    ],
  };
}

/** Starts what waits for runs that begin. It decides by itself whether this one does: the job that does it runs steps of people. */
function announceJob(action: Action): object {
  return {
    // A run that is cancelled began as well.
    if: 'always()',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 10,
    permissions: { contents: 'read', 'pull-requests': 'read', actions: 'write' },
    steps: [
      checkoutOf(action),
      NODE,
      INSTALL,
      { run: stage(action.identifier, 'announce'), env: TOKEN },
    ],
  };
}

function runJob(action: Action, environment: string | undefined): object {
  const { identifier, value } = action;
  const { invocationMethod: method } = value;
  const blueprint = entityBlueprint(value);
  const steps = method.type === 'STEPS' ? (method.steps ?? []) : [];
  return {
    ...(environment === undefined
      ? {}
      : { needs: 'request', environment: { name: noExpression(environment) } }),
    concurrency: {
      group:
        blueprint === undefined
          ? // Two who approve at once start one run twice: the second finds that it is at work.
            `cadastre run \${{ inputs.${OWN_INPUTS.run} || github.run_id }}`
          : // Two runs on one entity: the second waits, and none is lost.
            `cadastre ${noExpression(blueprint)}/\${{ inputs.${OWN_INPUTS.entity} }}`,
      queue: 'max',
    },
    'runs-on': method.runsOn ?? 'ubuntu-latest',
    // The toolkit itself needs some of it.
    'timeout-minutes': (method.timeoutMinutes ?? UNSAID_MINUTES) + 5,
    permissions: permissionsOf(action),
    outputs: {
      state: '${{ steps.begin.outputs.state }}',
      record: '${{ steps.begin.outputs.record }}',
      ...(hasResult(action)
        ? {
            message: `\${{ steps.${RESULT}.outputs.message }}`,
            link: `\${{ steps.${RESULT}.outputs.link }}`,
          }
        : {}),
    },
    steps: [
      checkoutOf(action),
      NODE,
      INSTALL,
      { id: 'begin', run: stage(identifier, 'begin'), env: { ...TOKEN, ...secretsOf(action) } },
      ...steps.map(guarded),
    ],
  };
}

/** A step with this id says how it went: the outputs `message` and `link`. */
const RESULT = 'result';

function hasResult({ value }: Action): boolean {
  const { type, steps = [] } = value.invocationMethod;
  return type === 'STEPS' && steps.some(({ id }) => id === RESULT);
}

/** Nothing of an action runs where it was refused, or waits, whatever its own condition says. */
function guarded(step: WorkflowStep): object {
  const own = step.if === undefined ? undefined : plainCondition(step.if.trim());
  const go = "steps.begin.outputs.state == 'go'";
  return { ...step, if: own === undefined ? go : `${go} && (${own})` };
}

/**
 * A condition without the signs of an expression. With some of them left in it, GitHub would take the whole for a text, and
 * every text for true.
 */
function plainCondition(condition: string): string {
  const whole = /^\$\{\{((?:(?!\}\})[\s\S])*)\}\}$/.exec(condition)?.[1];
  if (whole !== undefined) return whole.trim();
  return condition.replaceAll(/\$\{\{([\s\S]*?)\}\}/g, (_, part: string) => `(${part.trim()})`);
}

function secretsOf({ value }: Action): Readonly<Record<string, string>> {
  return Object.fromEntries(
    secretNames(value)
      .toSorted()
      .map((name) => [`CADASTRE_SECRET_${name}`, `\${{ secrets.${name} }}`]),
  );
}

function permissionsOf({ value }: Action): Readonly<Record<string, string>> {
  const { type, permissions, token } = value.invocationMethod;
  const writesFiles = type === 'UPSERT_ENTITY' || type === 'TEMPLATE';
  const starts = (type === 'GITHUB' || type === 'INTEGRATION_ACTION') && token === undefined;
  return {
    contents: writesFiles ? 'write' : 'read',
    'pull-requests': 'write',
    actions: starts ? 'write' : 'read',
    ...(type === 'STEPS' ? permissions : {}),
  };
}

/** Says how it went, also where the run was cancelled in the middle. */
function reportJob(
  action: Action,
  { isGated, isHeard }: { readonly isGated: boolean; readonly isHeard: boolean },
): object {
  const { identifier } = action;
  return {
    if: isGated ? "always() && needs.request.result == 'success'" : 'always()',
    needs: isGated ? ['request', 'run'] : ['run'],
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 10,
    permissions: {
      contents: 'read',
      'pull-requests': 'write',
      actions: isHeard ? 'write' : 'read',
    },
    steps: [
      CHECKOUT,
      NODE,
      INSTALL,
      {
        run: stage(identifier, 'report'),
        env: {
          ...TOKEN,
          RUN_RESULT: '${{ needs.run.result }}',
          RUN_STATE: '${{ needs.run.outputs.state }}',
          RUN_RECORD: '${{ needs.run.outputs.record }}',
          ...(isHeard ? { RUN_TELL: 'true' } : {}),
          // GitHub's editors warn of an output that no job has.
          ...(hasResult(action)
            ? {
                RUN_MESSAGE: '${{ needs.run.outputs.message }}',
                RUN_LINK: '${{ needs.run.outputs.link }}',
              }
            : {}),
        },
      },
    ],
  };
}
