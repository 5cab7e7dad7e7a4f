import type { TokenPermissions } from '../../../emulators/github/github-server.ts';
import { UnsupportedError } from '../unsupported-error.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { Action, ActionCall, ActionResult } from './action.ts';
import { readRequired } from './read-inputs.ts';

/** `actions/create-github-app-token`, for the repository of the run. */
export const createGithubAppToken: Action = {
  inputs: ['app-id', 'client-id', 'private-key', 'permission-*'],
  run: (call) => Promise.resolve(create(call)),
};

function create({ inputs, machine }: ActionCall): ActionResult {
  const { github, tools } = machine.run.host.options;
  const { app } = tools;
  const id = inputs['client-id'] || readRequired(inputs, 'app-id');
  const key = readRequired(inputs, 'private-key');
  if (app === undefined) throw new UnsupportedError('an App without `tools.app`');
  if (id !== app.appId || key !== app.privateKey.trim()) {
    throw new WorkflowError('A JSON web token could not be decoded');
  }
  const permissions = readPermissions(inputs);
  if (Object.keys(permissions).length === 0) {
    throw new UnsupportedError('a token with all permissions of the App: say `permission-…`');
  }
  const token = github.createToken({
    kind: 'app',
    login: app.login,
    repository: machine.run.event.repository,
    permissions,
  });
  machine.mask.add(token);
  return {
    outputs: { token, 'app-slug': app.login.replace(/\[bot\]$/u, ''), 'installation-id': '1' },
    post: () => github.revokeToken(token),
  };
}

function readPermissions(inputs: Readonly<Record<string, string>>): TokenPermissions {
  const said = Object.entries(inputs).flatMap(([name, level]) => {
    const [, permission] = /^permission-(.*)$/u.exec(name) ?? [];
    if (permission === undefined) return [];
    if (level !== 'read' && level !== 'write') {
      throw new WorkflowError(`Invalid value '${level}' of ${name}`);
    }
    return [[permission.replaceAll('-', '_'), level] as const];
  });
  return Object.fromEntries(said);
}
