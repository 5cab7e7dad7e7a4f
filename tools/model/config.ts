import type { AccessLists } from './access.ts';
import type { Severity } from './severity.ts';

/** `cadastre.yaml`: what a repository says about itself. Everything but the version is optional. */
export interface ConfigFile {
  /** The version of this file's format. */
  version: 1;
  aws?: AwsConfig;
  /**
   * Severity by diagnostic code: one for all files, or a list of which the first that matches a file
   * counts. A code that is not named here is as it is by default.
   */
  checks?: Record<string, Severity | 'off' | SeverityRule[]>;
  /**
   * Entities that another repository owns, `blueprint/identifier`; a `*` stands for any characters.
   * A relation to one of them is no relation to nothing.
   */
  external?: string[];
  access?: AccessConfig;
  /** Other systems that are told what commits did to the catalog, each of every event that it wants. */
  events?: EventReceiver[];
}

/** A server that gets webhooks, or a repository whose workflows hear a `repository_dispatch`: one of the two. */
export interface EventReceiver {
  /** Where to: an `https://` address. */
  webhook?: string;
  /**
   * The name of the secret that webhooks are signed with. The job `send` of automations.yml has to give it.
   * @pattern ^[A-Z][A-Z0-9_]*$
   */
  secret?: string;
  /**
   * `owner/name`.
   * @pattern ^[A-Za-z0-9_-][A-Za-z0-9_.-]*\/[A-Za-z0-9_-][A-Za-z0-9_.-]*$
   */
  dispatch?: string;
  /** Default: all of them. */
  types?: CatalogEventType[];
  /** Identifiers of blueprints. Default: all of them. */
  blueprints?: string[];
}

/** What a commit did to an entity. */
export type CatalogEventType =
  | 'ENTITY_CREATED'
  | 'ENTITY_UPDATED'
  | 'ENTITY_DELETED'
  | 'SCORECARD_LEVEL_CHANGED'
  | 'RULE_RESULT_CHANGED';

/** Who people on GitHub are in the catalog, and what they may do. */
export interface AccessConfig {
  /**
   * The property of `_user` entities that holds the login on GitHub. Where an entity does not have it, its identifier
   * is the login. Default `github`.
   */
  login?: string;
  /**
   * Where teams have their members: in the relations of `_user` entities, or on GitHub, in teams whose name is the
   * identifier of the `_team`; that takes a token that may read members. Default `catalog`.
   */
  teams?: 'catalog' | 'github';
  /** Roles beside `Admin` (who administers the repository) and `Member` (who may write to it), by name. */
  roles?: Record<string, RoleMembers>;
  /**
   * Who may change blueprints, scorecards, actions and this file. Default: whoever may write to the repository.
   */
  model?: AccessLists;
  /**
   * Logins that survey: they may change what `sync:` lists, and nothing else. Default: `github-actions[bot]`.
   */
  bots?: string[];
  /**
   * The organization that the teams are in on GitHub, for `CODEOWNERS`. A `_team` may name its team there in a property
   * `github`.
   * @pattern ^[A-Za-z0-9-]+$
   */
  organization?: string;
}

export interface RoleMembers {
  /** Identifiers of `_user` entities, or logins on GitHub. */
  users?: string[];
  /** Identifiers of `_team` entities. */
  teams?: string[];
}

export interface SeverityRule {
  severity: Severity | 'off';
  /**
   * Globs from the root of the catalog, such as `catalog/aws/**`.
   * @minItems 1
   */
  files: string[];
}

export interface AwsConfig {
  /** The accounts to survey. */
  accounts?: AwsAccount[];
  /** Surveys the active accounts of an organization as well. One that is in `accounts` is read as it says there. */
  organization?: AwsOrganization;
  /** The regions to survey in every account. */
  regions?: AwsRegion[];
  deletions?: DeletionLimits;
  /**
   * Tags whose values name entities: the keys of tags, by the blueprint of the entities. Default:
   * `{_team: [team, owner]}`.
   */
  tags?: Record<string, string[]>;
  /** Types that are not surveyed, such as `AWS::Lambda::Permission`, which takes a call for each function. */
  without?: AwsTypeName[];
  /**
   * What is never read because secrets stand there, and is none here: a type and a path, such as
   * `AWS::Lambda::Function Environment.Variables.LOG_LEVEL`. A blueprint that lists it may then write it.
   */
  allowSecretPaths?: string[];
  pullRequests?: SyncPullRequests;
  /** Whether account ids are masked in what is printed: reports, pull requests, texts of AWS. Default false. */
  maskAccounts?: boolean;
}

/** How `cadastre sync aws --pull-request` asks for review. */
export interface SyncPullRequests {
  /** One pull request for each account, for each owning team, or one for all. Default `account`. */
  per?: 'account' | 'team' | 'all';
  /**
   * The most files of one; what has more is divided by region, then blueprint. GitHub shows the differences of
   * 300 files. Default 250.
   * @asType integer
   * @minimum 1
   * @maximum 290
   */
  files?: number;
  /** Who commits: git, with a push, or GitHub itself, which signs what it commits. Default `git`. */
  commits?: 'git' | 'github';
  /**
   * Labels that each of them gets. Default `[cadastre-sync]`.
   * @maxItems 20
   */
  labels?: SyncLabel[];
}

/**
 * The name of a label.
 * @minLength 1
 * @maxLength 50
 */
export type SyncLabel = string;

/**
 * A Cloud Control type.
 * @pattern ^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$
 */
export type AwsTypeName = string;

/**
 * Such as `eu-west-1`.
 * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
 */
export type AwsRegion = string;

export interface AwsAccount {
  /**
   * The twelve digits, in quotes.
   * @pattern ^[0-9]{12}$
   */
  id: string;
  /** The name that people read. */
  name?: string;
  /**
   * The ARN of a role to read the account with. Without it, the credentials must be the account's own.
   * @pattern ^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$
   */
  role?: string;
  /** The regions to survey in this account, instead of `aws.regions`. */
  regions?: AwsRegion[];
}

/** The accounts that AWS Organizations lists. */
export interface AwsOrganization {
  /**
   * The name of the role that every account is read with, such as `cadastre-read`; its path stands before it.
   * @pattern ^[A-Za-z0-9+=,.@_-]+(/[A-Za-z0-9+=,.@_-]+)*$
   */
  role: string;
  /** Accounts that are not surveyed. */
  except?: AwsAccountId[];
  /**
   * The account that is asked, one of `accounts`: the management account or a delegated administrator. Without
   * it, the credentials must be of such an account.
   */
  via?: AwsAccountId;
}

/**
 * The twelve digits, in quotes.
 * @pattern ^[0-9]{12}$
 */
export type AwsAccountId = string;

/** More deletions than this in one plan are held back until a person allows them. */
export interface DeletionLimits {
  /**
   * The share of the surveyed entities, from 0 to 1. Default 0.2.
   * @minimum 0
   * @maximum 1
   */
  share?: number;
  /**
   * The number of entities. Default 50.
   * @asType integer
   * @minimum 0
   */
  count?: number;
  /** The same for each account, region and type by itself. */
  scope?: ScopeDeletionLimits;
}

export interface ScopeDeletionLimits {
  /**
   * The share of the surveyed entities of the scope, from 0 to 1. Default 0.5.
   * @minimum 0
   * @maximum 1
   */
  share?: number;
  /**
   * The number of entities of the scope. Default 50.
   * @asType integer
   * @minimum 0
   */
  count?: number;
}
