// Generated from ListOutput in tools/model/list-output.ts by `npm run schemas`; edit the type, not this file.
export const LIST_OUTPUT_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1,
      "description": "Raised when a reader of the old format would misread the new one."
    },
    "blueprint": {
      "type": "string"
    },
    "columns": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "description": "As they were asked for."
    },
    "entities": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ListOutputEntity"
      }
    }
  },
  "required": [
    "version",
    "blueprint",
    "columns",
    "entities"
  ],
  "additionalProperties": false,
  "description": "What `cadastre list BLUEPRINT --format json` prints.",
  "definitions": {
    "ListOutputEntity": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "file": {
          "type": "string"
        },
        "values": {
          "type": "object",
          "additionalProperties": {},
          "description": "By column; what an entity does not have is absent."
        }
      },
      "required": [
        "identifier",
        "file",
        "values"
      ],
      "additionalProperties": false
    }
  }
} as const;
