// Generated from ScoreChangeOutput in tools/model/score-change-output.ts by `npm run schemas`; edit the type, not this file.
export const SCORE_CHANGE_OUTPUT_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1,
      "description": "Raised when a reader of the old format would misread the new one."
    },
    "base": {
      "$ref": "#/definitions/DiffOutputRevision"
    },
    "regression": {
      "type": "boolean",
      "description": "Whether an entity goes down in a scorecard with `gate: regression`, or such a scorecard cannot be read any more."
    },
    "scores": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/DiffOutputScores"
      },
      "description": "Only those in which something is otherwise; by identifier."
    }
  },
  "required": [
    "version",
    "base",
    "regression",
    "scores"
  ],
  "additionalProperties": false,
  "description": "What `cadastre score --since REV --format json` prints: levels that a change moves.",
  "definitions": {
    "DiffOutputRevision": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string",
          "description": "As it was asked for."
        },
        "commit": {
          "type": "string",
          "description": "What was looked at; of a base that the working tree is compared with, where the two parted."
        }
      },
      "required": [
        "name",
        "commit"
      ],
      "additionalProperties": false
    },
    "DiffOutputScores": {
      "type": "object",
      "properties": {
        "scorecard": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "blueprint": {
          "type": "string"
        },
        "state": {
          "type": "string",
          "enum": [
            "kept",
            "created",
            "removed",
            "unsound"
          ],
          "description": "`unsound`: it had scores, and has none now because it cannot be read."
        },
        "changed": {
          "type": "boolean",
          "description": "The scorecard itself says something else."
        },
        "gate": {
          "type": "boolean",
          "description": "`gate: regression`, on either side."
        },
        "moves": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputMove"
          },
          "description": "Down first, then what it does not apply to any more, then what it applies to now, then up."
        }
      },
      "required": [
        "scorecard",
        "title",
        "blueprint",
        "state",
        "changed",
        "gate",
        "moves"
      ],
      "additionalProperties": false,
      "description": "What happened to the levels of one scorecard."
    },
    "DiffOutputMove": {
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
        "file": {
          "type": "string",
          "description": "Relative to the root of the catalog; of a removed entity, where it was."
        },
        "direction": {
          "type": "string",
          "enum": [
            "down",
            "leaves",
            "enters",
            "up"
          ]
        },
        "before": {
          "type": "string",
          "description": "The title of a level; absent where the scorecard does not apply."
        },
        "after": {
          "type": "string"
        },
        "rules": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputRule"
          },
          "description": "The rules that made the difference."
        }
      },
      "required": [
        "blueprint",
        "direction",
        "file",
        "identifier",
        "rules"
      ],
      "additionalProperties": false
    },
    "DiffOutputRule": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "reason": {
          "type": "string",
          "description": "Why it fails, now or, of what goes up, before."
        }
      },
      "required": [
        "identifier",
        "title"
      ],
      "additionalProperties": false
    }
  }
} as const;
