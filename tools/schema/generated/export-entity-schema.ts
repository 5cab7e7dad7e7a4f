// Generated from ExportEntity in tools/model/export-output.ts by `npm run schemas`; edit the type, not this file.
export const EXPORT_ENTITY_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "blueprint": {
      "type": "string"
    },
    "identifier": {
      "type": "string"
    },
    "title": {
      "type": "string"
    },
    "icon": {
      "type": "string"
    },
    "writtenIn": {
      "type": "string",
      "description": "Where it is written, from the folder of the catalog."
    },
    "file": {
      "type": "string",
      "description": "Its own file, from the folder of the export; only where it has one."
    },
    "team": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "description": "The teams that it names itself."
    },
    "owners": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "description": "The teams that own it: its own, or those that it inherits."
    },
    "properties": {
      "type": "object",
      "additionalProperties": {},
      "description": "What is written, by property."
    },
    "derived": {
      "type": "object",
      "additionalProperties": {},
      "description": "What is derived, by property."
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
          }
        ]
      },
      "description": "Identifiers, by relation. They may be of entities that are not in the export."
    },
    "edges": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ExportEdge"
      },
      "description": "What it does to others, as the survey saw it."
    },
    "source": {
      "$ref": "#/definitions/EntitySource",
      "description": "Where the survey saw it."
    },
    "scores": {
      "type": "object",
      "additionalProperties": {
        "$ref": "#/definitions/ExportScore"
      },
      "description": "What scorecards say of it, by scorecard."
    }
  },
  "required": [
    "blueprint",
    "identifier",
    "writtenIn",
    "team",
    "owners",
    "properties",
    "derived",
    "relations",
    "edges"
  ],
  "additionalProperties": false,
  "description": "An entity, in a list, in a file of its own, or on a line of `entities.jsonl`.",
  "definitions": {
    "ExportEdge": {
      "type": "object",
      "properties": {
        "kind": {
          "$ref": "#/definitions/EdgeKind"
        },
        "target": {
          "type": "string",
          "description": "`blueprint/identifier`, or what AWS calls it where it is external."
        },
        "via": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "certainty": {
          "type": "string",
          "const": "likely"
        },
        "isExternal": {
          "type": "boolean",
          "const": true
        }
      },
      "required": [
        "kind",
        "target",
        "via"
      ],
      "additionalProperties": false
    },
    "EdgeKind": {
      "type": "string",
      "enum": [
        "triggers",
        "triggered-by",
        "calls",
        "uses",
        "may-access",
        "runs-as",
        "on-failure",
        "logs-to",
        "watches",
        "owned-by",
        "part-of"
      ],
      "description": "What one resource does to another, from the one that acts."
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
    },
    "ExportScore": {
      "type": "object",
      "properties": {
        "level": {
          "type": "string"
        },
        "rules": {
          "type": "object",
          "additionalProperties": {
            "type": "string",
            "enum": [
              "SUCCESS",
              "FAILURE"
            ]
          },
          "description": "By rule."
        }
      },
      "required": [
        "level",
        "rules"
      ],
      "additionalProperties": false
    }
  }
} as const;
