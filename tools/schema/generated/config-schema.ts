// Generated from ConfigFile in tools/model/config.ts by `npm run schemas`; edit the type, not this file.
export const CONFIG_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1,
      "description": "The version of this file's format."
    },
    "aws": {
      "$ref": "#/definitions/AwsConfig"
    },
    "checks": {
      "type": "object",
      "additionalProperties": {
        "anyOf": [
          {
            "$ref": "#/definitions/Severity"
          },
          {
            "type": "string",
            "const": "off"
          },
          {
            "type": "array",
            "items": {
              "$ref": "#/definitions/SeverityRule"
            }
          }
        ]
      },
      "description": "Severity by diagnostic code: one for all files, or a list of which the first that matches a file counts. A code that is not named here is as it is by default."
    },
    "external": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "description": "Entities that another repository owns, `blueprint/identifier`; a `*` stands for any characters. A relation to one of them is no relation to nothing."
    },
    "access": {
      "$ref": "#/definitions/AccessConfig"
    },
    "events": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/EventReceiver"
      },
      "description": "Other systems that are told what commits did to the catalog, each of every event that it wants."
    }
  },
  "required": [
    "version"
  ],
  "additionalProperties": false,
  "description": "`cadastre.yaml`: what a repository says about itself. Everything but the version is optional.",
  "definitions": {
    "AwsConfig": {
      "type": "object",
      "properties": {
        "accounts": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/AwsAccount"
          },
          "description": "The accounts to survey."
        },
        "organization": {
          "$ref": "#/definitions/AwsOrganization",
          "description": "Surveys the active accounts of an organization as well. One that is in `accounts` is read as it says there."
        },
        "regions": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/AwsRegion"
          },
          "description": "The regions to survey in every account."
        },
        "deletions": {
          "$ref": "#/definitions/DeletionLimits"
        },
        "tags": {
          "type": "object",
          "additionalProperties": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "description": "Tags whose values name entities: the keys of tags, by the blueprint of the entities. Default: `{_team: [team, owner]}`."
        },
        "without": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/AwsTypeName"
          },
          "description": "Types that are not surveyed, such as `AWS::Lambda::Permission`, which takes a call for each function."
        },
        "allowSecretPaths": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "What is never read because secrets stand there, and is none here: a type and a path, such as `AWS::Lambda::Function Environment.Variables.LOG_LEVEL`. A blueprint that lists it may then write it."
        },
        "pullRequests": {
          "$ref": "#/definitions/SyncPullRequests"
        },
        "maskAccounts": {
          "type": "boolean",
          "description": "Whether account ids are masked in what is printed: reports, pull requests, texts of AWS. Default false."
        }
      },
      "additionalProperties": false
    },
    "AwsAccount": {
      "type": "object",
      "properties": {
        "id": {
          "type": "string",
          "description": "The twelve digits, in quotes.",
          "pattern": "^[0-9]{12}$"
        },
        "name": {
          "type": "string",
          "description": "The name that people read."
        },
        "role": {
          "type": "string",
          "description": "The ARN of a role to read the account with. Without it, the credentials must be the account's own.",
          "pattern": "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$"
        },
        "regions": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/AwsRegion"
          },
          "description": "The regions to survey in this account, instead of `aws.regions`."
        }
      },
      "required": [
        "id"
      ],
      "additionalProperties": false
    },
    "AwsRegion": {
      "type": "string",
      "description": "Such as `eu-west-1`.",
      "pattern": "^[a-z]{2,4}(-[a-z]+)+-[0-9]+$"
    },
    "AwsOrganization": {
      "type": "object",
      "properties": {
        "role": {
          "type": "string",
          "description": "The name of the role that every account is read with, such as `cadastre-read`; its path stands before it.",
          "pattern": "^[A-Za-z0-9+=,.@_-]+(/[A-Za-z0-9+=,.@_-]+)*$"
        },
        "except": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/AwsAccountId"
          },
          "description": "Accounts that are not surveyed."
        },
        "via": {
          "$ref": "#/definitions/AwsAccountId",
          "description": "The account that is asked, one of `accounts`: the management account or a delegated administrator. Without it, the credentials must be of such an account."
        }
      },
      "required": [
        "role"
      ],
      "additionalProperties": false,
      "description": "The accounts that AWS Organizations lists."
    },
    "AwsAccountId": {
      "type": "string",
      "description": "The twelve digits, in quotes.",
      "pattern": "^[0-9]{12}$"
    },
    "DeletionLimits": {
      "type": "object",
      "properties": {
        "share": {
          "type": "number",
          "description": "The share of the surveyed entities, from 0 to 1. Default 0.2.",
          "minimum": 0,
          "maximum": 1
        },
        "count": {
          "type": "integer",
          "description": "The number of entities. Default 50.",
          "minimum": 0
        },
        "scope": {
          "$ref": "#/definitions/ScopeDeletionLimits",
          "description": "The same for each account, region and type by itself."
        }
      },
      "additionalProperties": false,
      "description": "More deletions than this in one plan are held back until a person allows them."
    },
    "ScopeDeletionLimits": {
      "type": "object",
      "properties": {
        "share": {
          "type": "number",
          "description": "The share of the surveyed entities of the scope, from 0 to 1. Default 0.5.",
          "minimum": 0,
          "maximum": 1
        },
        "count": {
          "type": "integer",
          "description": "The number of entities of the scope. Default 50.",
          "minimum": 0
        }
      },
      "additionalProperties": false
    },
    "AwsTypeName": {
      "type": "string",
      "description": "A Cloud Control type.",
      "pattern": "^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$"
    },
    "SyncPullRequests": {
      "type": "object",
      "properties": {
        "per": {
          "type": "string",
          "enum": [
            "account",
            "team",
            "all"
          ],
          "description": "One pull request for each account, for each owning team, or one for all. Default `account`."
        },
        "files": {
          "type": "integer",
          "description": "The most files of one; what has more is divided by region, then blueprint. GitHub shows the differences of 300 files. Default 250.",
          "minimum": 1,
          "maximum": 290
        },
        "commits": {
          "type": "string",
          "enum": [
            "git",
            "github"
          ],
          "description": "Who commits: git, with a push, or GitHub itself, which signs what it commits. Default `git`."
        },
        "labels": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/SyncLabel"
          },
          "description": "Labels that each of them gets. Default `[cadastre-sync]`.",
          "maxItems": 20
        }
      },
      "additionalProperties": false,
      "description": "How `cadastre sync aws --pull-request` asks for review."
    },
    "SyncLabel": {
      "type": "string",
      "description": "The name of a label.",
      "minLength": 1,
      "maxLength": 50
    },
    "Severity": {
      "type": "string",
      "enum": [
        "error",
        "warning"
      ],
      "description": "An error fails a check; a warning does not."
    },
    "SeverityRule": {
      "type": "object",
      "properties": {
        "severity": {
          "anyOf": [
            {
              "$ref": "#/definitions/Severity"
            },
            {
              "type": "string",
              "const": "off"
            }
          ]
        },
        "files": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Globs from the root of the catalog, such as `catalog/aws/**`.",
          "minItems": 1
        }
      },
      "required": [
        "severity",
        "files"
      ],
      "additionalProperties": false
    },
    "AccessConfig": {
      "type": "object",
      "properties": {
        "login": {
          "type": "string",
          "description": "The property of `_user` entities that holds the login on GitHub. Where an entity does not have it, its identifier is the login. Default `github`."
        },
        "teams": {
          "type": "string",
          "enum": [
            "catalog",
            "github"
          ],
          "description": "Where teams have their members: in the relations of `_user` entities, or on GitHub, in teams whose name is the identifier of the `_team`; that takes a token that may read members. Default `catalog`."
        },
        "roles": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/RoleMembers"
          },
          "description": "Roles beside `Admin` (who administers the repository) and `Member` (who may write to it), by name."
        },
        "model": {
          "$ref": "#/definitions/AccessLists",
          "description": "Who may change blueprints, scorecards, actions and this file. Default: whoever may write to the repository."
        },
        "bots": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Logins that survey: they may change what `sync:` lists, and nothing else. Default: `github-actions[bot]`."
        },
        "organization": {
          "type": "string",
          "description": "The organization that the teams are in on GitHub, for `CODEOWNERS`. A `_team` may name its team there in a property `github`.",
          "pattern": "^[A-Za-z0-9-]+$"
        }
      },
      "additionalProperties": false,
      "description": "Who people on GitHub are in the catalog, and what they may do."
    },
    "RoleMembers": {
      "type": "object",
      "properties": {
        "users": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of `_user` entities, or logins on GitHub."
        },
        "teams": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of `_team` entities."
        }
      },
      "additionalProperties": false
    },
    "AccessLists": {
      "type": "object",
      "properties": {
        "roles": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Roles: `Admin`, `Member`, or a role of `cadastre.yaml`."
        },
        "users": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of `_user` entities, or logins on GitHub."
        },
        "teams": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of `_team` entities."
        }
      },
      "additionalProperties": false
    },
    "EventReceiver": {
      "type": "object",
      "properties": {
        "webhook": {
          "type": "string",
          "description": "Where to: an `https://` address."
        },
        "secret": {
          "type": "string",
          "description": "The name of the secret that webhooks are signed with. The job `send` of automations.yml has to give it.",
          "pattern": "^[A-Z][A-Z0-9_]*$"
        },
        "dispatch": {
          "type": "string",
          "description": "`owner/name`.",
          "pattern": "^[A-Za-z0-9_-][A-Za-z0-9_.-]*\\/[A-Za-z0-9_-][A-Za-z0-9_.-]*$"
        },
        "types": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/CatalogEventType"
          },
          "description": "Default: all of them."
        },
        "blueprints": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of blueprints. Default: all of them."
        }
      },
      "additionalProperties": false,
      "description": "A server that gets webhooks, or a repository whose workflows hear a `repository_dispatch`: one of the two."
    },
    "CatalogEventType": {
      "type": "string",
      "enum": [
        "ENTITY_CREATED",
        "ENTITY_UPDATED",
        "ENTITY_DELETED",
        "SCORECARD_LEVEL_CHANGED",
        "RULE_RESULT_CHANGED"
      ],
      "description": "What a commit did to an entity."
    }
  }
} as const;
