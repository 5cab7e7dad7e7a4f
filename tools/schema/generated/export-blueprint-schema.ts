// Generated from ExportBlueprint in tools/model/export-output.ts by `npm run schemas`; edit the type, not this file.
export const EXPORT_BLUEPRINT_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1
    },
    "identifier": {
      "type": "string"
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
    "properties": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ExportProperty"
      },
      "description": "Stored ones in the order of the blueprint, then derived ones by name."
    },
    "relations": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ExportRelation"
      }
    },
    "ownersOver": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "description": "The relations over which owners are inherited; absent where they are not."
    }
  },
  "required": [
    "version",
    "identifier",
    "title",
    "properties",
    "relations"
  ],
  "additionalProperties": false,
  "description": "`blueprints/*.json`: what entities of a blueprint have.",
  "definitions": {
    "ExportProperty": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string"
        },
        "kind": {
          "type": "string",
          "enum": [
            "stored",
            "mirror",
            "calculation",
            "aggregation"
          ],
          "description": "All but `stored` are derived."
        },
        "title": {
          "type": "string"
        },
        "type": {
          "type": "string",
          "description": "Absent where it is not known: a mirror of a mirror."
        },
        "format": {
          "type": "string"
        },
        "isRequired": {
          "type": "boolean",
          "const": true
        },
        "definition": {
          "type": "object",
          "additionalProperties": {},
          "description": "As the blueprint has it."
        }
      },
      "required": [
        "name",
        "kind",
        "definition"
      ],
      "additionalProperties": false
    },
    "ExportRelation": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "target": {
          "type": "string",
          "description": "The identifier of a blueprint."
        },
        "isMany": {
          "type": "boolean",
          "const": true
        },
        "isRequired": {
          "type": "boolean",
          "const": true
        }
      },
      "required": [
        "name",
        "target"
      ],
      "additionalProperties": false
    }
  }
} as const;
