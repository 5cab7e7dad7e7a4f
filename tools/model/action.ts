import type { Color, PropertyType } from './blueprint.ts';

/**
 * A self-service action as people write it, in Port's format (Port API, POST /v1/actions, snapshot of 2026-01),
 * plus the invocation method `STEPS`, which is ours.
 */
export interface ActionFile {
  /**
   * The name of the action: of its workflow, in `/run` comments, on the command line.
   * @maxLength 100
   * @pattern ^(?!\.{1,2}$)[\p{L}0-9@_.+:=-]+$
   */
  identifier: string;
  /** The name that people read. */
  title?: string;
  /** The name of an icon. */
  icon?: string | null;
  description?: string;
  trigger: ActionTrigger;
  invocationMethod: InvocationMethod;
  /** Whether somebody else has to approve a run before it does anything. */
  requiredApproval?: boolean | ApprovalRule;
  /** Kept so that a Port action is valid as it stands; approvers are asked on GitHub. */
  approvalNotification?: Record<string, unknown>;
  /** Who may run it, and who may approve. Without it everybody with write access to the repository may run it. */
  permissions?: ActionPermissions;
  /** False: an automation is off. */
  publish?: boolean;
  /** Kept so that a Port action is valid as it stands; whoever sees the repository sees its runs. */
  allowAnyoneToViewRuns?: boolean;
  /** Kept so that what Port's API answers is valid as it stands. */
  id?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdBy?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedBy?: string;
}

/** What starts it. Which keys go with which `type` is a check of its own. */
export interface ActionTrigger {
  type: 'self-service' | 'automation';
  /** What it does to the catalog: makes something, changes or uses something that is there, or takes it away. */
  operation?: 'CREATE' | 'DAY-2' | 'DELETE';
  /** The blueprint of the entities that it is for. */
  blueprintIdentifier?: string;
  userInputs?: UserInputs;
  /** Which entities it is for: a search, or for an automation jq over the event. */
  condition?: Record<string, unknown>;
  /** @maxLength 15 */
  actionCardButtonText?: string;
  /** @maxLength 15 */
  executeActionButtonText?: string;
  /** For an automation: what it waits for. */
  event?: AutomationEvent;
}

export interface AutomationEvent {
  type:
    | 'ENTITY_CREATED'
    | 'ENTITY_UPDATED'
    | 'ENTITY_DELETED'
    | 'ANY_ENTITY_CHANGE'
    | 'TIMER_PROPERTY_EXPIRED'
    | 'RUN_CREATED'
    | 'RUN_UPDATED'
    | 'ANY_RUN_CHANGE'
    | 'SCORECARD_LEVEL_CHANGED'
    | 'RULE_RESULT_CHANGED'
    | 'SCHEDULE';
  blueprintIdentifier?: string;
  /** For the events of scorecards, which are ours: only this one. */
  scorecardIdentifier?: string;
  /** For `TIMER_PROPERTY_EXPIRED`: a property of format `timer`. */
  propertyIdentifier?: string;
  /** For the events of runs: the action. Default: every action that is not itself started by runs. */
  actionIdentifier?: string;
  /** For `SCHEDULE`, which is ours: when, as GitHub writes it, such as `17 6 * * 1`. */
  cron?: string;
  /** For `SCHEDULE`: the time zone of `cron` by its IANA name, such as `Europe/Paris`. Default UTC. */
  timezone?: string;
}

/** A value that is computed in the run, from the inputs, the entity and the person who asks. */
export interface JqQuery {
  jqQuery: string;
}

/** The form: what is asked, in which order. */
export interface UserInputs {
  properties: Record<string, UserInput>;
  /** Inputs that must be given: a list, or jq that answers one. */
  required?: string[] | JqQuery;
  order?: string[];
  /** The form in parts; GitHub shows one after the other. */
  steps?: FormStep[];
  /** Headings of the form; GitHub shows none. */
  titles?: Record<string, FormTitle>;
}

export interface FormStep {
  title?: string;
  order?: string[];
  visible?: boolean | JqQuery;
}

export interface FormTitle {
  title: string;
  description?: string;
  visible?: boolean | JqQuery;
}

/** One question of the form. */
export interface UserInput {
  type: PropertyType;
  title?: string;
  description?: string;
  icon?: string;
  format?: UserInputFormat;
  /** For `format: entity`: the blueprint whose entities can be chosen. */
  blueprint?: string;
  /** Which of them: a search. */
  dataset?: Record<string, unknown>;
  /** Kept so that a Port action is valid as it stands; GitHub sorts nothing. */
  sort?: Record<string, unknown>;
  default?: unknown;
  /** The only values allowed: a list, or jq that answers one. */
  enum?: (string | number)[] | JqQuery;
  enumColors?: Record<string, Color>;
  /** Whether it is asked for at all. */
  visible?: boolean | JqQuery;
  /** Whether it is shown and cannot be changed: then only its default is taken. */
  disabled?: boolean | JqQuery;
  /** Inputs that must be given before this one. */
  dependsOn?: string[];
  /** What each element of an array must be. */
  items?: InputItem;
  /** Port keeps such an input secret. An input on GitHub is none: name a secret instead. */
  encryption?: unknown;
  spec?: string;
  /** A regular expression (ECMAScript, Unicode) that the text must match somewhere. */
  pattern?: string | JqQuery;
  minLength?: number;
  maxLength?: number;
  minimum?: number | JqQuery;
  maximum?: number | JqQuery;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number | JqQuery;
  maxItems?: number | JqQuery;
  uniqueItems?: boolean;
}

export type UserInputFormat =
  | 'date-time'
  | 'url'
  | 'email'
  | 'idn-email'
  | 'ipv4'
  | 'ipv6'
  | 'yaml'
  | 'entity'
  | 'user'
  | 'team'
  | 'proto'
  | 'markdown'
  | 'multi-line'
  | 'labeled-url'
  | 'timer';

export interface InputItem {
  type?: PropertyType;
  format?: UserInputFormat;
  blueprint?: string;
  dataset?: Record<string, unknown>;
  enum?: (string | number)[] | JqQuery;
  enumColors?: Record<string, Color>;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

export interface ApprovalRule {
  /** Whether one approver is enough, or all of them must. */
  type: 'ANY' | 'ALL';
  /**
   * Ours. Where approvers are asked: by a GitHub environment with required reviewers, or with a comment on the
   * pull request. Default `environment`.
   */
  by?: 'environment' | 'comment';
  /** Ours. The name of the environment. Default: `action-` and the identifier. */
  environment?: string;
}

export interface ActionPermissions {
  execute?: ExecutePermission;
  approve?: ApprovePermission;
}

/** Whoever is in one of these lists may. An empty mapping lets nobody. */
export interface ExecutePermission {
  /** Identifiers of `_user` entities, or logins on GitHub. */
  users?: string[];
  /** Roles: `Admin`, `Member`, or a role of `cadastre.yaml`. */
  roles?: string[];
  /** Identifiers of `_team` entities. */
  teams?: string[];
  /** Whether the members of the teams that own the entity may. */
  ownedByTeam?: boolean;
  /** Asked instead of the lists. */
  policy?: Policy;
}

export interface ApprovePermission {
  users?: string[];
  roles?: string[];
  teams?: string[];
  policy?: Policy;
}

/** jq over `{inputs, user, entity, action, blueprint, trigger, results}`: one that says yes is enough. */
export interface Policy {
  /** Searches; what they find is `.results.<name>.entities`. */
  queries?: Record<string, Record<string, unknown>>;
  conditions: string[];
}

/**
 * What a run does. Texts are templates: `{{ jq }}` over `{inputs, entity, trigger, action, run, secrets}`. Which keys go
 * with which `type` is a check of its own.
 */
export interface InvocationMethod {
  type:
    | 'STEPS'
    | 'GITHUB'
    | 'WEBHOOK'
    | 'UPSERT_ENTITY'
    | 'TEMPLATE'
    | 'INTEGRATION_ACTION'
    | 'KAFKA'
    | 'GITLAB'
    | 'AZURE_DEVOPS';

  /** STEPS: steps of GitHub Actions, as in a workflow. They get what `env` says, and no expression in a script. */
  steps?: WorkflowStep[];
  /** STEPS: variables of the environment of all steps. Values are templates. */
  env?: Record<string, string | number | boolean>;
  /** STEPS: what the token of the job may do besides reading the repository, such as `contents: write`. */
  permissions?: Record<string, 'read' | 'write'>;
  /** STEPS: the runner. Default `ubuntu-latest`. */
  runsOn?: string;
  /** How long it may take, from 1 to 360. Default 30. @asType integer @minimum 1 @maximum 360 */
  timeoutMinutes?: number;

  /** GITHUB: the owner of the repository. */
  org?: string;
  repo?: string;
  /** GITHUB: the file of the workflow, such as `deploy.yml`. */
  workflow?: string;
  workflowInputs?: Record<string, unknown>;
  /** GITHUB: whether the run follows the other to its end. Default true. */
  reportWorkflowStatus?: boolean;
  /** GITHUB, TEMPLATE: ours. The name of the secret with a token for another repository. */
  token?: string;

  /** WEBHOOK: where to. */
  url?: string;
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: unknown;
  /** Kept so that a Port action is valid as it stands; nothing runs behind an agent here. */
  agent?: boolean;
  /** WEBHOOK: whether the answer is the end of it. Otherwise the other side reports later. Default false. */
  synchronized?: boolean;
  /** WEBHOOK: ours. The name of the secret that requests and reports are signed with. */
  signingSecret?: string;

  /** UPSERT_ENTITY: the blueprint of the entity. */
  blueprintIdentifier?: string;
  mapping?: EntityMapping;

  /** TEMPLATE: ours. The folder below `actions/templates/`. */
  template?: string;
  /** TEMPLATE: ours. `owner/name`; default: this repository. */
  repository?: string;
  /** TEMPLATE: ours. Whether the repository is made. Default false. */
  createRepository?: boolean;
  /** TEMPLATE: ours. Where the files go, from the top of the repository. Default: the top. */
  folder?: string;
  /** TEMPLATE, UPSERT_ENTITY: ours. The title of the pull request. */
  title?: string;

  /** Kept so that a Port action can be read; not run. */
  payload?: unknown;
  installationId?: string;
  integrationActionType?: string;
  integrationActionExecutionProperties?: Record<string, unknown>;
  projectName?: string;
  groupName?: string;
  defaultRef?: string;
  pipelineVariables?: Record<string, unknown>;
  webhook?: string;
}

/** One step of GitHub Actions. */
export interface WorkflowStep {
  name?: string;
  id?: string;
  if?: string;
  /** A GitHub Action, pinned to a commit: `owner/name@<40 digits>`. */
  uses?: string;
  with?: Record<string, string | number | boolean>;
  run?: string;
  shell?: string;
  env?: Record<string, string | number | boolean>;
  'working-directory'?: string;
  'continue-on-error'?: boolean;
  'timeout-minutes'?: number;
}

/** The entity that is written. Values are templates; null takes a value away. */
export interface EntityMapping {
  identifier: string;
  title?: unknown;
  icon?: unknown;
  team?: unknown;
  properties?: unknown;
  relations?: unknown;
}
