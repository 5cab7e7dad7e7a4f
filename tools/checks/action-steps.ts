import { secretsIn } from '../actions/secrets-in.ts';
import { isVariableName } from '../actions/is-variable-name.ts';
import type { Action } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import type { CatalogCheck } from './check.ts';

/** Steps that are safe to compile into a workflow, and secrets that are named. */
export const actionSteps: CatalogCheck = (catalog, report) => {
  for (const action of catalog.actions) {
    checkSteps(action, report);
    checkVariables(action, report);
    const { steps: _, ...rest } = action.value.invocationMethod;
    for (const { template, name } of secretsIn(rest)) {
      if (name !== undefined) continue;
      const at = { origin: action.origin, path: ['invocationMethod', ...template.path] };
      const message = 'the template reads a secret without its name';
      report('action/secret-name', at, message, 'write `.secrets["NAME"]`, a secret by its name');
    }
  }
};

const PINNED = /^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40}|docker:\/\/\S+@sha256:[0-9a-f]{64}|\.\/\S+)$/;

function checkSteps({ value, origin }: Action, report: Report): void {
  for (const [index, step] of (value.invocationMethod.steps ?? []).entries()) {
    const path = ['invocationMethod', 'steps', index];
    const script = step.run ?? step.with?.['script'];
    if (typeof script === 'string' && script.includes('${{')) {
      const at = {
        origin,
        path: [...path, ...(step.run === undefined ? ['with', 'script'] : ['run'])],
      };
      const message = 'an expression in a script is a way in for whoever starts the action';
      const hint = 'give the value to the step below `env`, and use the variable in the script';
      report('action/step', at, message, hint);
    }
    if ((step.run === undefined) === (step.uses === undefined)) {
      const at = { origin, path, part: 'key' } as const;
      report('action/step', at, 'a step needs either `run` or `uses`');
    }
    if (step.uses !== undefined && !PINNED.test(step.uses)) {
      const message = `\`${step.uses}\` can become another program at any time`;
      const hint = 'pin it to a commit: `owner/name@` and the 40 digits of it';
      report('action/step', { origin, path: [...path, 'uses'] }, message, hint);
    }
  }
}

function checkVariables({ value, origin }: Action, report: Report): void {
  for (const name of Object.keys(value.invocationMethod.env ?? {})) {
    if (isVariableName(name)) continue;
    const at = { origin, path: ['invocationMethod', 'env', name], part: 'key' } as const;
    const message = `\`${name}\` cannot be set for steps`;
    const hint =
      'letters, digits and _, and none that GitHub, the shell or Node listen to, such as PATH or GITHUB_TOKEN';
    report('action/step', at, message, hint);
  }
}
