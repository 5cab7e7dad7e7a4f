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
      "type": "string",
      "description": "The name of an icon."
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
    "source": {
      "$ref": "#/definitions/EntitySource",
      "description": "Written by the survey: where this entity was seen."
    }
  },
  "required": [
    "identifier"
  ],
  "additionalProperties": false,
  "description": "An entity as people, or the survey, write it: one thing in the catalog.",
  "definitions": {
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
