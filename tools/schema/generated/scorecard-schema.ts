// Generated from ScorecardFile in tools/model/scorecard.ts by `npm run schemas`; edit the type, not this file.
export const SCORECARD_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "identifier": {
      "type": "string",
      "description": "The name of the scorecard: in queries, on the command line.",
      "maxLength": 100,
      "pattern": "^(?!\\.{1,2}$)[\\p{L}0-9@_.+:=-]+$"
    },
    "title": {
      "type": "string",
      "description": "The name that people read."
    },
    "description": {
      "type": "string"
    },
    "blueprint": {
      "type": "string",
      "description": "The blueprint whose entities are scored."
    },
    "filter": {
      "type": "object",
      "additionalProperties": {},
      "description": "Which of them: a query with `conditions`. To the others the scorecard does not apply."
    },
    "levels": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ScorecardLevel"
      },
      "description": "From the lowest to the highest. Everything begins at the first. Default: Basic, Bronze, Silver, Gold.",
      "minItems": 1
    },
    "rules": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ScorecardRule"
      }
    },
    "gate": {
      "type": "string",
      "const": "regression",
      "description": "Ours. `cadastre score --since` fails where an entity goes down."
    },
    "properties": {
      "type": "object",
      "additionalProperties": {},
      "description": "Kept so that a Port scorecard is valid as it stands; only what is named here is read."
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
    "blueprint",
    "rules"
  ],
  "additionalProperties": false,
  "description": "A scorecard as people write it, in Port's format (Port API, POST /v1/blueprints/{blueprint}/scorecards, snapshot of 2026-01), plus `gate`, and `weight`, `due` and `owner` of rules, which are ours.",
  "definitions": {
    "ScorecardLevel": {
      "type": "object",
      "properties": {
        "title": {
          "type": "string",
          "minLength": 1
        },
        "color": {
          "$ref": "#/definitions/Color"
        },
        "description": {
          "type": "string",
          "description": "Kept so that a Port scorecard is valid as it stands."
        }
      },
      "required": [
        "title",
        "color"
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
    "ScorecardRule": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string",
          "maxLength": 100,
          "pattern": "^[A-Za-z0-9@_=\\\\-]+$"
        },
        "title": {
          "type": "string",
          "description": "What people read: what is asked for."
        },
        "description": {
          "type": "string"
        },
        "level": {
          "type": "string",
          "description": "The title of a level, and not the first."
        },
        "query": {
          "type": "object",
          "additionalProperties": {},
          "description": "A query with `conditions`, which may be groups again: that is ours. It must find the entity."
        },
        "weight": {
          "type": "number",
          "description": "Ours. How much the rule counts for the percentage. Default 1. It does not touch the level.",
          "exclusiveMinimum": 0
        },
        "due": {
          "type": "string",
          "description": "Ours. When it should be met by: a day, such as 2026-12-31.",
          "pattern": "^\\d{4}-\\d{2}-\\d{2}$"
        },
        "owner": {
          "type": "string",
          "description": "Ours. The identifier of the team that helps with it."
        }
      },
      "required": [
        "identifier",
        "level",
        "query"
      ],
      "additionalProperties": false,
      "description": "One thing that an entity must have for a level, and for all levels above."
    }
  }
} as const;
