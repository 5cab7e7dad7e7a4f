// Generated from BlueprintFile in tools/model/blueprint.ts by `npm run schemas`; edit the type, not this file.
export const BLUEPRINT_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "identifier": {
      "type": "string",
      "description": "The name that entities, relations and folders use for this blueprint.",
      "maxLength": 100,
      "pattern": "^(?!\\.{1,2}$)[\\p{L}0-9@_.+:\\\\/-]+$"
    },
    "title": {
      "type": "string",
      "description": "The name that people read.",
      "minLength": 1,
      "maxLength": 100
    },
    "description": {
      "type": "string",
      "maxLength": 200
    },
    "icon": {
      "type": "string",
      "description": "The name of an icon."
    },
    "schema": {
      "$ref": "#/definitions/BlueprintSchema"
    },
    "relations": {
      "type": "object",
      "additionalProperties": {
        "$ref": "#/definitions/RelationDefinition"
      },
      "description": "Links to entities of this or another blueprint, by relation identifier."
    },
    "mirrorProperties": {
      "type": "object",
      "additionalProperties": {
        "$ref": "#/definitions/MirrorProperty"
      },
      "description": "Values read from related entities."
    },
    "calculationProperties": {
      "type": "object",
      "additionalProperties": {
        "$ref": "#/definitions/CalculationProperty"
      },
      "description": "Values computed with jq from the entity itself."
    },
    "aggregationProperties": {
      "type": "object",
      "additionalProperties": {
        "$ref": "#/definitions/AggregationProperty"
      },
      "description": "Numbers computed over related entities."
    },
    "ownership": {
      "$ref": "#/definitions/Ownership"
    },
    "teamInheritance": {
      "type": "object",
      "properties": {
        "path": {
          "type": "string"
        }
      },
      "required": [
        "path"
      ],
      "additionalProperties": false,
      "description": "Deprecated by Port in favour of `ownership`."
    },
    "changelogDestination": {
      "$ref": "#/definitions/ChangelogDestination",
      "description": "Kept so that a Port blueprint is valid as it stands; Cadastre does not read it."
    },
    "includeInGlobalSearch": {
      "type": "boolean",
      "description": "Kept so that a Port blueprint is valid as it stands; Cadastre does not read it."
    },
    "formulaProperties": {
      "type": "object",
      "additionalProperties": {},
      "description": "Kept so that an old Port blueprint is valid as it stands; Port itself ignores it."
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
    },
    "sync": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/SyncRule"
      },
      "description": "Where entities of this blueprint come from. One row per source type."
    },
    "access": {
      "$ref": "#/definitions/BlueprintAccess"
    }
  },
  "required": [
    "identifier",
    "schema"
  ],
  "additionalProperties": false,
  "description": "A blueprint as people write it: a custom kind of thing, in Port's format (Port API, POST /v1/blueprints, snapshot of 2026-01), plus `sync` and `access`, which are ours.",
  "definitions": {
    "BlueprintSchema": {
      "type": "object",
      "properties": {
        "properties": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/PropertyDefinition"
          },
          "description": "The properties that an entity may have, by property identifier."
        },
        "required": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of the properties that every entity must have."
        }
      },
      "required": [
        "properties"
      ],
      "additionalProperties": false
    },
    "PropertyDefinition": {
      "type": "object",
      "properties": {
        "type": {
          "$ref": "#/definitions/PropertyType"
        },
        "title": {
          "type": "string",
          "maxLength": 100
        },
        "description": {
          "type": "string"
        },
        "icon": {
          "type": "string"
        },
        "format": {
          "$ref": "#/definitions/PropertyFormat"
        },
        "spec": {
          "type": "string",
          "enum": [
            "open-api",
            "async-api",
            "embedded-url"
          ],
          "description": "What the text is, for display."
        },
        "specAuthentication": {
          "$ref": "#/definitions/SpecAuthentication"
        },
        "default": {
          "description": "Shown in forms; never written into an entity that does not have the property."
        },
        "enum": {
          "type": "array",
          "items": {
            "type": [
              "string",
              "number"
            ]
          },
          "description": "The only values allowed.",
          "minItems": 1
        },
        "enumColors": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/Color"
          },
          "description": "A colour for each value of `enum`."
        },
        "items": {
          "$ref": "#/definitions/ItemDefinition",
          "description": "What each element of an array must be."
        },
        "minLength": {
          "type": "integer",
          "minimum": 0
        },
        "maxLength": {
          "type": "integer",
          "minimum": 0
        },
        "pattern": {
          "type": "string",
          "description": "A regular expression (ECMAScript, Unicode) that the text must match somewhere."
        },
        "minimum": {
          "type": "number"
        },
        "maximum": {
          "type": "number"
        },
        "exclusiveMinimum": {
          "type": "number"
        },
        "exclusiveMaximum": {
          "type": "number"
        },
        "minItems": {
          "type": "integer",
          "minimum": 0
        },
        "maxItems": {
          "type": "integer",
          "minimum": 0
        },
        "uniqueItems": {
          "type": "boolean"
        },
        "properties": {
          "type": "object",
          "additionalProperties": {},
          "description": "For objects: JSON Schemas of the members."
        },
        "required": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "For objects: members that must be there."
        },
        "patternProperties": {
          "type": "object",
          "additionalProperties": {},
          "description": "For objects: JSON Schemas of members whose name matches."
        },
        "additionalProperties": {
          "description": "For objects: whether other members are allowed, or their JSON Schema."
        },
        "dateFormat": {
          "type": "string",
          "description": "How a date is shown."
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
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
    "PropertyFormat": {
      "type": "string",
      "enum": [
        "date-time",
        "url",
        "email",
        "idn-email",
        "ipv4",
        "ipv6",
        "markdown",
        "yaml",
        "user",
        "team",
        "timer",
        "proto",
        "labeled-url",
        "blueprints"
      ]
    },
    "SpecAuthentication": {
      "type": "object",
      "properties": {
        "clientId": {
          "type": "string"
        },
        "authorizationUrl": {
          "type": "string"
        },
        "tokenUrl": {
          "type": "string"
        },
        "authorizationScope": {
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "required": [
        "clientId",
        "authorizationUrl",
        "tokenUrl"
      ],
      "additionalProperties": false
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
    "ItemDefinition": {
      "type": "object",
      "properties": {
        "type": {
          "$ref": "#/definitions/PropertyType"
        },
        "format": {
          "$ref": "#/definitions/PropertyFormat"
        },
        "enum": {
          "type": "array",
          "items": {
            "type": [
              "string",
              "number"
            ]
          },
          "minItems": 1
        },
        "enumColors": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/Color"
          }
        },
        "minLength": {
          "type": "integer",
          "minimum": 0
        },
        "maxLength": {
          "type": "integer",
          "minimum": 0
        },
        "pattern": {
          "type": "string"
        },
        "minimum": {
          "type": "number"
        },
        "maximum": {
          "type": "number"
        },
        "properties": {
          "type": "object",
          "additionalProperties": {}
        },
        "required": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "additionalProperties": {}
      },
      "additionalProperties": false
    },
    "RelationDefinition": {
      "type": "object",
      "properties": {
        "target": {
          "type": "string",
          "description": "The identifier of the blueprint that the relation points to."
        },
        "required": {
          "type": "boolean",
          "description": "Whether every entity must have it. Not together with `many`."
        },
        "many": {
          "type": "boolean",
          "description": "Whether it points to a list of entities. Not together with `required`."
        },
        "hierarchical": {
          "type": "boolean",
          "description": "Whether it makes a tree, so that nothing may be above itself. Ours; Port does not know it."
        },
        "title": {
          "type": "string",
          "maxLength": 100
        },
        "description": {
          "type": "string"
        },
        "type": {
          "type": "string",
          "description": "Kept so that a Port blueprint is valid as it stands; Cadastre does not read it."
        }
      },
      "required": [
        "target"
      ],
      "additionalProperties": false
    },
    "MirrorProperty": {
      "type": "object",
      "properties": {
        "path": {
          "type": "string",
          "description": "Relation identifiers joined by dots; the last part is a property or a meta property such as `$title`."
        },
        "title": {
          "type": "string"
        }
      },
      "required": [
        "path"
      ],
      "additionalProperties": false
    },
    "CalculationProperty": {
      "type": "object",
      "properties": {
        "calculation": {
          "type": "string",
          "description": "A jq program over the entity."
        },
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
          "$ref": "#/definitions/PropertyFormat"
        },
        "spec": {
          "type": "string",
          "enum": [
            "open-api",
            "async-api",
            "embedded-url"
          ]
        },
        "specAuthentication": {
          "$ref": "#/definitions/SpecAuthentication"
        },
        "colorized": {
          "type": "boolean"
        },
        "colors": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/Color"
          }
        },
        "items": {
          "$ref": "#/definitions/ItemDefinition"
        }
      },
      "required": [
        "calculation",
        "type"
      ],
      "additionalProperties": false
    },
    "AggregationProperty": {
      "type": "object",
      "properties": {
        "title": {
          "type": "string"
        },
        "description": {
          "type": "string"
        },
        "icon": {
          "type": "string"
        },
        "type": {
          "type": "string",
          "const": "number"
        },
        "target": {
          "type": "string",
          "description": "The identifier of the blueprint whose entities are counted or measured."
        },
        "calculationSpec": {
          "$ref": "#/definitions/CalculationSpec"
        },
        "query": {
          "type": "object",
          "additionalProperties": {},
          "description": "Only entities that this search finds are counted."
        },
        "pathFilter": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/PathFilter"
          },
          "description": "Which relations lead from here to the target, where there is more than one way.",
          "maxItems": 1
        }
      },
      "required": [
        "target",
        "calculationSpec"
      ],
      "additionalProperties": false
    },
    "CalculationSpec": {
      "type": "object",
      "properties": {
        "calculationBy": {
          "type": "string",
          "enum": [
            "entities",
            "property"
          ]
        },
        "func": {
          "type": "string",
          "enum": [
            "count",
            "average",
            "sum",
            "min",
            "max",
            "median"
          ]
        },
        "property": {
          "type": "string"
        },
        "averageOf": {
          "type": "string",
          "enum": [
            "hour",
            "day",
            "week",
            "month",
            "total"
          ]
        },
        "measureTimeBy": {
          "type": "string"
        }
      },
      "required": [
        "calculationBy",
        "func"
      ],
      "additionalProperties": false
    },
    "PathFilter": {
      "type": "object",
      "properties": {
        "path": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "fromBlueprint": {
          "type": "string"
        }
      },
      "required": [
        "path"
      ],
      "additionalProperties": false
    },
    "Ownership": {
      "type": "object",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "Direct",
            "Inherited"
          ]
        },
        "path": {
          "type": "string",
          "description": "For `Inherited`: relation identifiers joined by dots, to the blueprint that owns."
        },
        "title": {
          "type": "string",
          "maxLength": 100
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
    },
    "ChangelogDestination": {
      "type": "object",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "WEBHOOK",
            "KAFKA"
          ]
        },
        "url": {
          "type": "string"
        },
        "agent": {
          "type": "boolean"
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
    },
    "SyncRule": {
      "type": "object",
      "properties": {
        "aws": {
          "type": "string",
          "description": "A Cloud Control type, such as `AWS::SQS::Queue`, or `AWS::Account` or `AWS::Region`.",
          "pattern": "^AWS::[A-Za-z0-9]+(::[A-Za-z0-9]+)?$"
        },
        "where": {
          "type": "string",
          "description": "Only resources for which this is true."
        },
        "identifier": {
          "type": "string",
          "description": "The entity's identifier. Default: the resource's normalised ARN."
        },
        "title": {
          "type": "string",
          "description": "The entity's title, written when the entity is created and never again."
        },
        "properties": {
          "type": "object",
          "additionalProperties": {
            "type": "string"
          },
          "description": "The properties that the survey writes."
        },
        "relations": {
          "type": "object",
          "additionalProperties": {
            "type": "string"
          },
          "description": "The relations that the survey writes: identifiers or ARNs, one or a list."
        }
      },
      "required": [
        "aws"
      ],
      "additionalProperties": false,
      "description": "Which cloud resources become entities of this blueprint, and how. The values are jq programs over `{type, account, region, identifier, arn, Properties}`. What is listed here belongs to the survey; everything else in an entity belongs to people."
    },
    "BlueprintAccess": {
      "type": "object",
      "properties": {
        "entities": {
          "$ref": "#/definitions/EntityAccess"
        }
      },
      "required": [
        "entities"
      ],
      "additionalProperties": false,
      "description": "Who may change the entities of a blueprint. Where nothing is said of a verb, whoever may write to the repository may. Port keeps this beside the blueprint; the key is ours."
    },
    "EntityAccess": {
      "type": "object",
      "properties": {
        "read": {
          "$ref": "#/definitions/AccessRule",
          "description": "Who sees an entity where Cadastre shows it. It hides nothing in the repository."
        },
        "register": {
          "$ref": "#/definitions/AccessRule",
          "description": "Who may add an entity; with `ownedByTeam`, whoever gives it to a team of their own."
        },
        "update": {
          "$ref": "#/definitions/AccessRule",
          "description": "Who may change what no rule of its own is for."
        },
        "unregister": {
          "$ref": "#/definitions/AccessRule",
          "description": "Who may take an entity away."
        },
        "updateProperties": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/AccessRule"
          },
          "description": "Locks: a property that is named here is set by whom its rule names, and `update` opens it to nobody."
        },
        "updateRelations": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/AccessRule"
          },
          "description": "The same for relations."
        },
        "updateMetadata": {
          "$ref": "#/definitions/MetadataAccess",
          "description": "The same for what every entity has."
        }
      },
      "additionalProperties": false
    },
    "AccessRule": {
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
        },
        "ownedByTeam": {
          "type": "boolean",
          "description": "Whether the members of the teams that own the entity may. A change of the owner counts for the owner before and for the one after."
        },
        "policy": {
          "type": "object",
          "additionalProperties": {},
          "description": "A search: it lets everybody whom it finds the entity for, before the change and after."
        }
      },
      "additionalProperties": false,
      "description": "Whoever one of these names may. An empty mapping lets nobody."
    },
    "MetadataAccess": {
      "type": "object",
      "properties": {
        "title": {
          "$ref": "#/definitions/AccessRule"
        },
        "icon": {
          "$ref": "#/definitions/AccessRule"
        },
        "team": {
          "$ref": "#/definitions/AccessRule"
        }
      },
      "additionalProperties": false
    }
  }
} as const;
