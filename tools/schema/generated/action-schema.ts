// Generated from ActionFile in tools/model/action.ts by `npm run schemas`; edit the type, not this file.
export const ACTION_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "identifier": {
      "type": "string",
      "description": "The name of the action: of its workflow, in `/run` comments, on the command line.",
      "maxLength": 100,
      "pattern": "^(?!\\.{1,2}$)[\\p{L}0-9@_.+:=-]+$"
    },
    "title": {
      "type": "string",
      "description": "The name that people read."
    },
    "icon": {
      "type": [
        "string",
        "null"
      ],
      "description": "The name of an icon."
    },
    "description": {
      "type": "string"
    },
    "trigger": {
      "$ref": "#/definitions/ActionTrigger"
    },
    "invocationMethod": {
      "$ref": "#/definitions/InvocationMethod"
    },
    "requiredApproval": {
      "anyOf": [
        {
          "type": "boolean"
        },
        {
          "$ref": "#/definitions/ApprovalRule"
        }
      ],
      "description": "Whether somebody else has to approve a run before it does anything."
    },
    "approvalNotification": {
      "type": "object",
      "additionalProperties": {},
      "description": "Kept so that a Port action is valid as it stands; approvers are asked on GitHub."
    },
    "permissions": {
      "$ref": "#/definitions/ActionPermissions",
      "description": "Who may run it, and who may approve. Without it everybody with write access to the repository may run it."
    },
    "publish": {
      "type": "boolean",
      "description": "False: an automation is off."
    },
    "allowAnyoneToViewRuns": {
      "type": "boolean",
      "description": "Kept so that a Port action is valid as it stands; whoever sees the repository sees its runs."
    },
    "id": {
      "type": "string",
      "description": "Kept so that what Port's API answers is valid as it stands."
    },
    "createdAt": {
      "type": "string",
      "description": "Kept so that what Port's API answers is valid as it stands; git knows better."
    },
    "createdBy": {
      "type": "string",
      "description": "Kept so that what Port's API answers is valid as it stands; git knows better."
    },
    "updatedAt": {
      "type": "string",
      "description": "Kept so that what Port's API answers is valid as it stands; git knows better."
    },
    "updatedBy": {
      "type": "string",
      "description": "Kept so that what Port's API answers is valid as it stands; git knows better."
    }
  },
  "required": [
    "identifier",
    "trigger",
    "invocationMethod"
  ],
  "additionalProperties": false,
  "description": "A self-service action as people write it, in Port's format (Port API, POST /v1/actions, snapshot of 2026-01), plus the invocation method `STEPS`, which is ours.",
  "definitions": {
    "ActionTrigger": {
      "type": "object",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "self-service",
            "automation"
          ]
        },
        "operation": {
          "type": "string",
          "enum": [
            "CREATE",
            "DAY-2",
            "DELETE"
          ],
          "description": "What it does to the catalog: makes something, changes or uses something that is there, or takes it away."
        },
        "blueprintIdentifier": {
          "type": "string",
          "description": "The blueprint of the entities that it is for."
        },
        "userInputs": {
          "$ref": "#/definitions/UserInputs"
        },
        "condition": {
          "type": "object",
          "additionalProperties": {},
          "description": "Which entities it is for: a search, or for an automation jq over the event."
        },
        "actionCardButtonText": {
          "type": "string",
          "maxLength": 15
        },
        "executeActionButtonText": {
          "type": "string",
          "maxLength": 15
        },
        "event": {
          "$ref": "#/definitions/AutomationEvent",
          "description": "For an automation: what it waits for."
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false,
      "description": "What starts it. Which keys go with which `type` is a check of its own."
    },
    "UserInputs": {
      "type": "object",
      "properties": {
        "properties": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/UserInput"
          }
        },
        "required": {
          "anyOf": [
            {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ],
          "description": "Inputs that must be given: a list, or jq that answers one."
        },
        "order": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "steps": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/FormStep"
          },
          "description": "The form in parts; GitHub shows one after the other."
        },
        "titles": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/FormTitle"
          },
          "description": "Headings of the form; GitHub shows none."
        }
      },
      "required": [
        "properties"
      ],
      "additionalProperties": false,
      "description": "The form: what is asked, in which order."
    },
    "UserInput": {
      "type": "object",
      "properties": {
        "type": {
          "$ref": "#/definitions/PropertyType"
        },
        "title": {
          "type": "string"
        },
        "description": {
          "type": "string"
        },
        "icon": {
          "type": "string"
        },
        "format": {
          "$ref": "#/definitions/UserInputFormat"
        },
        "blueprint": {
          "type": "string",
          "description": "For `format: entity`: the blueprint whose entities can be chosen."
        },
        "dataset": {
          "type": "object",
          "additionalProperties": {},
          "description": "Which of them: a search."
        },
        "sort": {
          "type": "object",
          "additionalProperties": {},
          "description": "Kept so that a Port action is valid as it stands; GitHub sorts nothing."
        },
        "default": {},
        "enum": {
          "anyOf": [
            {
              "type": "array",
              "items": {
                "type": [
                  "string",
                  "number"
                ]
              }
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ],
          "description": "The only values allowed: a list, or jq that answers one."
        },
        "enumColors": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/Color"
          }
        },
        "visible": {
          "anyOf": [
            {
              "type": "boolean"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ],
          "description": "Whether it is asked for at all."
        },
        "disabled": {
          "anyOf": [
            {
              "type": "boolean"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ],
          "description": "Whether it is shown and cannot be changed: then only its default is taken."
        },
        "dependsOn": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Inputs that must be given before this one."
        },
        "items": {
          "$ref": "#/definitions/InputItem",
          "description": "What each element of an array must be."
        },
        "encryption": {
          "description": "Port keeps such an input secret. An input on GitHub is none: name a secret instead."
        },
        "spec": {
          "type": "string"
        },
        "pattern": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ],
          "description": "A regular expression (ECMAScript, Unicode) that the text must match somewhere."
        },
        "minLength": {
          "type": "number"
        },
        "maxLength": {
          "type": "number"
        },
        "minimum": {
          "anyOf": [
            {
              "type": "number"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ]
        },
        "maximum": {
          "anyOf": [
            {
              "type": "number"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ]
        },
        "exclusiveMinimum": {
          "type": "number"
        },
        "exclusiveMaximum": {
          "type": "number"
        },
        "minItems": {
          "anyOf": [
            {
              "type": "number"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ]
        },
        "maxItems": {
          "anyOf": [
            {
              "type": "number"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ]
        },
        "uniqueItems": {
          "type": "boolean"
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false,
      "description": "One question of the form."
    },
    "PropertyType": {
      "type": "string",
      "enum": [
        "string",
        "number",
        "boolean",
        "object",
        "array"
      ]
    },
    "UserInputFormat": {
      "type": "string",
      "enum": [
        "date-time",
        "url",
        "email",
        "idn-email",
        "ipv4",
        "ipv6",
        "yaml",
        "entity",
        "user",
        "team",
        "proto",
        "markdown",
        "multi-line",
        "labeled-url",
        "timer"
      ]
    },
    "JqQuery": {
      "type": "object",
      "properties": {
        "jqQuery": {
          "type": "string"
        }
      },
      "required": [
        "jqQuery"
      ],
      "additionalProperties": false,
      "description": "A value that is computed in the run, from the inputs, the entity and the person who asks."
    },
    "Color": {
      "type": "string",
      "enum": [
        "blue",
        "turquoise",
        "orange",
        "purple",
        "pink",
        "yellow",
        "green",
        "red",
        "gold",
        "silver",
        "paleBlue",
        "darkGray",
        "lightGray",
        "bronze",
        "lime",
        "olive",
        "brown"
      ],
      "description": "The colours that Port knows."
    },
    "InputItem": {
      "type": "object",
      "properties": {
        "type": {
          "$ref": "#/definitions/PropertyType"
        },
        "format": {
          "$ref": "#/definitions/UserInputFormat"
        },
        "blueprint": {
          "type": "string"
        },
        "dataset": {
          "type": "object",
          "additionalProperties": {}
        },
        "enum": {
          "anyOf": [
            {
              "type": "array",
              "items": {
                "type": [
                  "string",
                  "number"
                ]
              }
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ]
        },
        "enumColors": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/Color"
          }
        },
        "pattern": {
          "type": "string"
        },
        "minLength": {
          "type": "number"
        },
        "maxLength": {
          "type": "number"
        },
        "minimum": {
          "type": "number"
        },
        "maximum": {
          "type": "number"
        }
      },
      "additionalProperties": false
    },
    "FormStep": {
      "type": "object",
      "properties": {
        "title": {
          "type": "string"
        },
        "order": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "visible": {
          "anyOf": [
            {
              "type": "boolean"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ]
        }
      },
      "additionalProperties": false
    },
    "FormTitle": {
      "type": "object",
      "properties": {
        "title": {
          "type": "string"
        },
        "description": {
          "type": "string"
        },
        "visible": {
          "anyOf": [
            {
              "type": "boolean"
            },
            {
              "$ref": "#/definitions/JqQuery"
            }
          ]
        }
      },
      "required": [
        "title"
      ],
      "additionalProperties": false
    },
    "AutomationEvent": {
      "type": "object",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "ENTITY_CREATED",
            "ENTITY_UPDATED",
            "ENTITY_DELETED",
            "ANY_ENTITY_CHANGE",
            "TIMER_PROPERTY_EXPIRED",
            "RUN_CREATED",
            "RUN_UPDATED",
            "ANY_RUN_CHANGE",
            "SCORECARD_LEVEL_CHANGED",
            "RULE_RESULT_CHANGED",
            "SCHEDULE"
          ]
        },
        "blueprintIdentifier": {
          "type": "string"
        },
        "scorecardIdentifier": {
          "type": "string",
          "description": "For the events of scorecards, which are ours: only this one."
        },
        "propertyIdentifier": {
          "type": "string",
          "description": "For `TIMER_PROPERTY_EXPIRED`: a property of format `timer`."
        },
        "actionIdentifier": {
          "type": "string",
          "description": "For the events of runs: the action. Default: every action that is not itself started by runs."
        },
        "cron": {
          "type": "string",
          "description": "For `SCHEDULE`, which is ours: when, as GitHub writes it, such as `17 6 * * 1`."
        },
        "timezone": {
          "type": "string",
          "description": "For `SCHEDULE`: the time zone of `cron` by its IANA name, such as `Europe/Paris`. Default UTC."
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
    },
    "InvocationMethod": {
      "type": "object",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "STEPS",
            "GITHUB",
            "WEBHOOK",
            "UPSERT_ENTITY",
            "TEMPLATE",
            "INTEGRATION_ACTION",
            "KAFKA",
            "GITLAB",
            "AZURE_DEVOPS"
          ]
        },
        "steps": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/WorkflowStep"
          },
          "description": "STEPS: steps of GitHub Actions, as in a workflow. They get what `env` says, and no expression in a script."
        },
        "env": {
          "type": "object",
          "additionalProperties": {
            "type": [
              "string",
              "number",
              "boolean"
            ]
          },
          "description": "STEPS: variables of the environment of all steps. Values are templates."
        },
        "permissions": {
          "type": "object",
          "additionalProperties": {
            "type": "string",
            "enum": [
              "read",
              "write"
            ]
          },
          "description": "STEPS: what the token of the job may do besides reading the repository, such as `contents: write`."
        },
        "runsOn": {
          "type": "string",
          "description": "STEPS: the runner. Default `ubuntu-latest`."
        },
        "timeoutMinutes": {
          "type": "integer",
          "description": "How long it may take, from 1 to 360. Default 30.",
          "minimum": 1,
          "maximum": 360
        },
        "org": {
          "type": "string",
          "description": "GITHUB: the owner of the repository."
        },
        "repo": {
          "type": "string"
        },
        "workflow": {
          "type": "string",
          "description": "GITHUB: the file of the workflow, such as `deploy.yml`."
        },
        "workflowInputs": {
          "type": "object",
          "additionalProperties": {}
        },
        "reportWorkflowStatus": {
          "type": "boolean",
          "description": "GITHUB: whether the run follows the other to its end. Default true."
        },
        "token": {
          "type": "string",
          "description": "GITHUB, TEMPLATE: ours. The name of the secret with a token for another repository."
        },
        "url": {
          "type": "string",
          "description": "WEBHOOK: where to."
        },
        "method": {
          "type": "string",
          "enum": [
            "POST",
            "PUT",
            "PATCH",
            "DELETE"
          ]
        },
        "headers": {
          "type": "object",
          "additionalProperties": {
            "type": "string"
          }
        },
        "body": {},
        "agent": {
          "type": "boolean",
          "description": "Kept so that a Port action is valid as it stands; nothing runs behind an agent here."
        },
        "synchronized": {
          "type": "boolean",
          "description": "WEBHOOK: whether the answer is the end of it. Otherwise the other side reports later. Default false."
        },
        "signingSecret": {
          "type": "string",
          "description": "WEBHOOK: ours. The name of the secret that requests and reports are signed with."
        },
        "blueprintIdentifier": {
          "type": "string",
          "description": "UPSERT_ENTITY: the blueprint of the entity."
        },
        "mapping": {
          "$ref": "#/definitions/EntityMapping"
        },
        "template": {
          "type": "string",
          "description": "TEMPLATE: ours. The folder below `actions/templates/`."
        },
        "repository": {
          "type": "string",
          "description": "TEMPLATE: ours. `owner/name`; default: this repository."
        },
        "createRepository": {
          "type": "boolean",
          "description": "TEMPLATE: ours. Whether the repository is made. Default false."
        },
        "folder": {
          "type": "string",
          "description": "TEMPLATE: ours. Where the files go, from the top of the repository. Default: the top."
        },
        "title": {
          "type": "string",
          "description": "TEMPLATE, UPSERT_ENTITY: ours. The title of the pull request."
        },
        "payload": {
          "description": "Kept so that a Port action can be read; not run."
        },
        "installationId": {
          "type": "string"
        },
        "integrationActionType": {
          "type": "string"
        },
        "integrationActionExecutionProperties": {
          "type": "object",
          "additionalProperties": {}
        },
        "projectName": {
          "type": "string"
        },
        "groupName": {
          "type": "string"
        },
        "defaultRef": {
          "type": "string"
        },
        "pipelineVariables": {
          "type": "object",
          "additionalProperties": {}
        },
        "webhook": {
          "type": "string"
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false,
      "description": "What a run does. Texts are templates: `{{ jq }}` over `{inputs, entity, trigger, action, run, secrets}`. Which keys go with which `type` is a check of its own."
    },
    "WorkflowStep": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string"
        },
        "id": {
          "type": "string"
        },
        "if": {
          "type": "string"
        },
        "uses": {
          "type": "string",
          "description": "A GitHub Action, pinned to a commit: `owner/name@<40 digits>`."
        },
        "with": {
          "type": "object",
          "additionalProperties": {
            "type": [
              "string",
              "number",
              "boolean"
            ]
          }
        },
        "run": {
          "type": "string"
        },
        "shell": {
          "type": "string"
        },
        "env": {
          "type": "object",
          "additionalProperties": {
            "type": [
              "string",
              "number",
              "boolean"
            ]
          }
        },
        "working-directory": {
          "type": "string"
        },
        "continue-on-error": {
          "type": "boolean"
        },
        "timeout-minutes": {
          "type": "number"
        }
      },
      "additionalProperties": false,
      "description": "One step of GitHub Actions."
    },
    "EntityMapping": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string"
        },
        "title": {},
        "icon": {},
        "team": {},
        "properties": {},
        "relations": {}
      },
      "required": [
        "identifier"
      ],
      "additionalProperties": false,
      "description": "The entity that is written. Values are templates; null takes a value away."
    },
    "ApprovalRule": {
      "type": "object",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "ANY",
            "ALL"
          ],
          "description": "Whether one approver is enough, or all of them must."
        },
        "by": {
          "type": "string",
          "enum": [
            "environment",
            "comment"
          ],
          "description": "Ours. Where approvers are asked: by a GitHub environment with required reviewers, or with a comment on the pull request. Default `environment`."
        },
        "environment": {
          "type": "string",
          "description": "Ours. The name of the environment. Default: `action-` and the identifier."
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
    },
    "ActionPermissions": {
      "type": "object",
      "properties": {
        "execute": {
          "$ref": "#/definitions/ExecutePermission"
        },
        "approve": {
          "$ref": "#/definitions/ApprovePermission"
        }
      },
      "additionalProperties": false
    },
    "ExecutePermission": {
      "type": "object",
      "properties": {
        "users": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of `_user` entities, or logins on GitHub."
        },
        "roles": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Roles: `Admin`, `Member`, or a role of `cadastre.yaml`."
        },
        "teams": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of `_team` entities."
        },
        "ownedByTeam": {
          "type": "boolean",
          "description": "Whether the members of the teams that own the entity may."
        },
        "policy": {
          "$ref": "#/definitions/Policy",
          "description": "Asked instead of the lists."
        }
      },
      "additionalProperties": false,
      "description": "Whoever is in one of these lists may. An empty mapping lets nobody."
    },
    "Policy": {
      "type": "object",
      "properties": {
        "queries": {
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "additionalProperties": {}
          },
          "description": "Searches; what they find is `.results.<name>.entities`."
        },
        "conditions": {
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "required": [
        "conditions"
      ],
      "additionalProperties": false,
      "description": "jq over `{inputs, user, entity, action, blueprint, trigger, results}`: one that says yes is enough."
    },
    "ApprovePermission": {
      "type": "object",
      "properties": {
        "users": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "roles": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "teams": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "policy": {
          "$ref": "#/definitions/Policy"
        }
      },
      "additionalProperties": false
    }
  }
} as const;
