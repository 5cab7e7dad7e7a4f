import type { AutomationEvent, InvocationMethod } from '../model/action.ts';

/** Which keys go with a type. */
export interface TypeKeys {
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
}

/** The invocation methods that Cadastre runs. */
export const METHOD_KEYS = {
  STEPS: { needed: ['steps'], allowed: ['env', 'permissions', 'runsOn'] },
  GITHUB: {
    needed: ['org', 'repo', 'workflow'],
    allowed: ['workflowInputs', 'reportWorkflowStatus', 'token'],
  },
  INTEGRATION_ACTION: {
    needed: ['integrationActionExecutionProperties'],
    allowed: ['installationId', 'integrationActionType', 'token'],
  },
  WEBHOOK: {
    needed: ['url'],
    allowed: ['method', 'headers', 'body', 'agent', 'synchronized', 'signingSecret'],
  },
  UPSERT_ENTITY: { needed: ['blueprintIdentifier', 'mapping'], allowed: ['title'] },
  TEMPLATE: {
    needed: ['template'],
    allowed: ['repository', 'createRepository', 'folder', 'title', 'token'],
  },
} as const satisfies Partial<Record<InvocationMethod['type'], TypeKeys>>;

export type RunMethod = keyof typeof METHOD_KEYS;

export function isRunMethod(type: string): type is RunMethod {
  return Object.hasOwn(METHOD_KEYS, type);
}

/** Every method may be given a time. */
export const COMMON_KEYS = ['type', 'timeoutMinutes'] as const;

export const TRIGGER_KEYS = {
  'self-service': {
    needed: ['operation'],
    allowed: [
      'blueprintIdentifier',
      'userInputs',
      'condition',
      'actionCardButtonText',
      'executeActionButtonText',
    ],
  },
  automation: { needed: ['event'], allowed: ['condition'] },
} as const satisfies Readonly<Record<string, TypeKeys>>;

export const EVENT_KEYS: Readonly<Record<AutomationEvent['type'], TypeKeys>> = {
  ENTITY_CREATED: { needed: ['blueprintIdentifier'], allowed: [] },
  ENTITY_UPDATED: { needed: ['blueprintIdentifier'], allowed: [] },
  ENTITY_DELETED: { needed: ['blueprintIdentifier'], allowed: [] },
  ANY_ENTITY_CHANGE: { needed: ['blueprintIdentifier'], allowed: [] },
  TIMER_PROPERTY_EXPIRED: { needed: ['blueprintIdentifier', 'propertyIdentifier'], allowed: [] },
  SCORECARD_LEVEL_CHANGED: { needed: ['blueprintIdentifier'], allowed: ['scorecardIdentifier'] },
  RULE_RESULT_CHANGED: { needed: ['blueprintIdentifier'], allowed: ['scorecardIdentifier'] },
  SCHEDULE: { needed: ['cron'], allowed: ['timezone'] },
  RUN_CREATED: { needed: [], allowed: ['actionIdentifier'] },
  RUN_UPDATED: { needed: [], allowed: ['actionIdentifier'] },
  ANY_RUN_CHANGE: { needed: [], allowed: ['actionIdentifier'] },
};
