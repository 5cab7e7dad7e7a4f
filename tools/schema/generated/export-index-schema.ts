// Generated from ExportIndex in tools/model/export-output.ts by `npm run schemas`; edit the type, not this file.
export const EXPORT_INDEX_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1,
      "description": "Raised when a reader of the old format would misread the new one."
    },
    "format": {
      "type": "string",
      "enum": [
        "json",
        "jsonl",
        "csv"
      ]
    },
    "generatedFrom": {
      "type": "string",
      "description": "The commit that was checked out; absent outside of git. What is changed since and not committed is in the export too."
    },
    "counts": {
      "$ref": "#/definitions/ExportCounts"
    },
    "blueprints": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ExportIndexRow"
      },
      "description": "Sorted by identifier."
    },
    "problems": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ExportProblem"
      },
      "description": "What of the derived values went wrong. Where one did, it is absent."
    }
  },
  "required": [
    "version",
    "format",
    "counts",
    "blueprints",
    "problems"
  ],
  "additionalProperties": false,
  "description": "`index.json` of an export: what there is, and where.",
  "definitions": {
    "ExportCounts": {
      "type": "object",
      "properties": {
        "blueprints": {
          "type": "integer"
        },
        "entities": {
          "type": "integer"
        }
      },
      "required": [
        "blueprints",
        "entities"
      ],
      "additionalProperties": false
    },
    "ExportIndexRow": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "entities": {
          "type": "integer",
          "description": "How many it has."
        },
        "file": {
          "type": "string",
          "description": "Where the blueprint is, from the folder of the export."
        },
        "entitiesFile": {
          "type": "string",
          "description": "Where all of its entities are."
        }
      },
      "required": [
        "identifier",
        "title",
        "entities",
        "file",
        "entitiesFile"
      ],
      "additionalProperties": false
    },
    "ExportProblem": {
      "type": "object",
      "properties": {
        "blueprint": {
          "type": "string"
        },
        "property": {
          "type": "string",
          "description": "`$team` for owners."
        },
        "message": {
          "type": "string"
        },
        "entities": {
          "type": "integer",
          "description": "How many entities it concerns; 0: the blueprint, whatever its entities are."
        },
        "entity": {
          "type": "string",
          "description": "The first of them by identifier."
        }
      },
      "required": [
        "blueprint",
        "property",
        "message",
        "entities"
      ],
      "additionalProperties": false,
      "description": "Why a derived property has no value for some entities, or for all."
    }
  }
} as const;
