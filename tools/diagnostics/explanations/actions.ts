import type { Explanation } from './explanation.ts';
import { SERVICE, TEAMS } from './models.ts';

const GIVEN = {
  ...SERVICE,
  'catalog/service/cart.yaml': 'identifier: cart\nproperties: { tier: gold }\n',
};

const TRIGGER = `trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  userInputs:
    properties:
      reason: { type: string }
    required: [reason]
`;
const METHOD = `invocationMethod:
  type: WEBHOOK
  url: https://ops.example.com/restart
  method: POST
  body:
    service: "{{ .entity.identifier }}"
    reason: "{{ .inputs.reason }}"
`;
const STEPS = `invocationMethod:
  type: STEPS
  env:
    REASON: "{{ .inputs.reason }}"
  steps:
    - run: echo "restarting, because $REASON"
`;
const RESTART = `identifier: restart\ntitle: Restart\n${TRIGGER}${METHOD}`;
const SCRIPTED = `identifier: restart\ntitle: Restart\n${TRIGGER}${STEPS}`;

const SCHEDULED = `identifier: restart
title: Restart
trigger:
  type: automation
  event: { type: SCHEDULE, cron: 17 6 * * 1, timezone: Europe/Paris }
invocationMethod:
  type: STEPS
  steps:
    - run: ./ops/restart.sh
`;

const between = (wrong: string, right: string): Explanation['example'] => ({
  given: GIVEN,
  wrong: { 'actions/restart.yaml': wrong },
  right: { 'actions/restart.yaml': right },
});

export const ACTIONS = {
  'action/invalid': {
    why: 'An action that is half there is offered, and fails when somebody needs it.',
    example: between(RESTART.replace('operation: DAY-2', 'operation: UPDATE'), RESTART),
  },
  'action/unknown-key': {
    why: 'A misspelt key does nothing, and nobody is told.',
    example: between(RESTART.replace('title:', 'titel:'), RESTART),
  },
  'action/ignored-key': {
    why: 'Whoever wrote it expects that it does something.',
    example: between(RESTART.replace('  method:', '  workflow: restart.yml\n  method:'), RESTART),
  },
  'action/not-run': {
    why: 'Port runs it through one of its own agents. Here it stays a definition: it gets no workflow.',
    example: between(
      `identifier: restart\ntitle: Restart\n${TRIGGER}invocationMethod:\n  type: KAFKA\n  payload: {}\n`,
      RESTART,
    ),
  },
  'action/duplicate': {
    why: 'Both would be compiled into one workflow, and one of them would be lost.',
    example: {
      given: { ...GIVEN, 'actions/restart.yaml': RESTART },
      wrong: { 'actions/restart-again.yaml': RESTART },
      right: { 'actions/restart-again.yaml': RESTART.replace('restart\n', 'restart-again\n') },
    },
  },
  'action/inputs': {
    why: 'The form would ask for what is not there, or for nothing that can be chosen.',
    example: between(RESTART.replace('[reason]', '[reasons]'), RESTART),
  },
  'action/secret-input': {
    why: 'GitHub shows the inputs of a run to everybody who sees the repository. A secret belongs into the secrets of the repository, and an action names it.',
    example: between(
      RESTART.replace('{ type: string }', '{ type: string, encryption: aes256-gcm }'),
      RESTART,
    ),
  },
  'action/template': {
    why: 'Every run of the action would fail, after somebody has waited for it.',
    example: between(RESTART.replace('{{ .inputs.reason }}', '{{ .inputs.reason | }}'), RESTART),
  },
  'action/query': {
    why: 'A condition that cannot be asked refuses every run.',
    example: between(
      RESTART.replace(
        '  userInputs:',
        '  condition: { type: SEARCH, combinator: and, rules: [{ property: teir, operator: "=", value: gold }] }\n  userInputs:',
      ),
      RESTART.replace(
        '  userInputs:',
        '  condition: { type: SEARCH, combinator: and, rules: [{ property: tier, operator: "=", value: gold }] }\n  userInputs:',
      ),
    ),
  },
  'action/secret-name': {
    why: 'A job is given the secrets that the action names, and no others; an input that chooses the secret could ask for any of them.',
    example: between(
      RESTART.replace(
        '  body:',
        '  headers:\n    Authorization: "Bearer {{ .secrets[.inputs.reason] }}"\n  body:',
      ),
      RESTART.replace(
        '  body:',
        '  headers:\n    Authorization: "Bearer {{ .secrets["OPS_TOKEN"] }}"\n  body:',
      ).replace('"Bearer {{ .secrets["OPS_TOKEN"] }}"', `'Bearer {{ .secrets["OPS_TOKEN"] }}'`),
    ),
  },
  'action/step': {
    why: 'GitHub puts the value of an expression into the script before the shell reads it: whoever may type an input may run a command with the rights of the job. A GitHub Action that is not pinned to a commit is another way in.',
    example: between(SCRIPTED.replace('$REASON', '${{ inputs.reason }}'), SCRIPTED),
  },
  'action/schedule': {
    why: 'GitHub takes no workflow with such a schedule, or runs it at other times than somebody thinks; either way nobody is told.',
    example: between(SCHEDULED.replace('17 6 * * 1', '17 6 * * MO'), SCHEDULED),
  },
  'action/permissions': {
    why: 'A team that does not exist has no members: nobody could run the action.',
    example: {
      given: { ...GIVEN, ...TEAMS },
      wrong: {
        'actions/restart.yaml': `${RESTART}permissions:\n  execute: { teams: [chekout] }\n`,
      },
      right: {
        'actions/restart.yaml': `${RESTART}permissions:\n  execute: { teams: [checkout] }\n`,
      },
    },
  },
  'action/unknown-blueprint': {
    why: 'The action would be offered for nothing.',
    example: between(
      RESTART.replace('blueprintIdentifier: service', 'blueprintIdentifier: servce'),
      RESTART,
    ),
  },
} as const satisfies Record<string, Explanation>;
