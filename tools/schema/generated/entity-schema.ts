// Generated from EntityFile in tools/model/entity.ts by `npm run schemas`; edit the type, not this file.
export const ENTITY_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "identifier": {
      "type": "string",
      "description": "Unique among the entities of its blueprint.",
      "maxLength": 1000,
      "pattern": "^(?!\\.{1,2}$)[\\p{L}0-9@_.+:\\\\/=-]+$"
    },
    "blueprint": {
      "type": "string",
      "description": "The identifier of its blueprint. May be left out below `catalog/<blueprint>/`."
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
      "description": "The name of an icon; null, as Port's API has it, is the same as absent."
    },
    "team": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      ],
      "description": "The teams that own it: identifiers of `_team` entities."
    },
    "properties": {
      "type": "object",
      "additionalProperties": {},
      "description": "Values by property identifier; null is the same as absent."
    },
    "relations": {
      "type": "object",
      "additionalProperties": {
        "anyOf": [
          {
            "type": "string"
          },
          {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          {
            "type": "null"
          }
        ]
      },
      "description": "Identifiers of other entities by relation identifier; null is the same as absent."
    },
    "edges": {
      "$ref": "#/definitions/EdgesFile",
      "description": "Written by the survey: what this entity does to others, and where that was seen."
    },
    "source": {
      "$ref": "#/definitions/EntitySource",
      "description": "Written by the survey: where this entity was seen."
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
    "identifier"
  ],
  "additionalProperties": false,
  "description": "An entity as people, or the survey, write it: one thing in the catalog.",
  "definitions": {
    "EdgesFile": {
      "type": "object",
      "properties": {
        "triggers": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "triggered-by": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "calls": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "uses": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "may-access": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "runs-as": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "on-failure": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "logs-to": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "watches": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "owned-by": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        },
        "part-of": {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/EdgeFile"
          }
        }
      },
      "additionalProperties": false,
      "description": "Edges by kind, then by target: `blueprint/identifier`, or, for an external one, what AWS calls it. Written by the survey."
    },
    "EdgeFile": {
      "type": "object",
      "properties": {
        "via": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "type": "array",
              "items": {
                "type": "string"
              }
            }
          ],
          "description": "The property that says so, with the type of the resource in front where it is another one's."
        },
        "certainty": {
          "type": "string",
          "const": "likely",
          "description": "Absent where AWS says so itself: `likely` is a name, or a permission, that may mean something else."
        },
        "external": {
          "type": "boolean",
          "const": true,
          "description": "The target is not in the catalog: it is named as AWS names it."
        }
      },
      "required": [
        "via"
      ],
      "additionalProperties": false,
      "description": "Where the survey saw an edge."
    },
    "EntitySource": {
      "type": "object",
      "properties": {
        "aws": {
          "type": "string",
          "description": "The Cloud Control type."
        },
        "account": {
          "type": "string",
          "description": "The twelve digits of the account."
        },
        "region": {
          "type": "string",
          "description": "The region, or `global`."
        },
        "id": {
          "type": "string",
          "description": "The primary identifier, as Cloud Control takes it."
        }
      },
      "required": [
        "aws",
        "account",
        "region",
        "id"
      ],
      "additionalProperties": false,
      "description": "Where the survey saw an entity."
    }
  }
} as const;
