// Generated from ScoreOutput in tools/model/score-output.ts by `npm run schemas`; edit the type, not this file.
export const SCORE_OUTPUT_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1,
      "description": "Raised when a reader of the old format would misread the new one."
    },
    "scorecards": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ScoreOutputScorecard"
      },
      "description": "By identifier."
    },
    "unscored": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ScoreOutputUnscored"
      },
      "description": "Scorecards that have no scores, because they are not sound."
    }
  },
  "required": [
    "version",
    "scorecards",
    "unscored"
  ],
  "additionalProperties": false,
  "description": "What `cadastre score --format json` prints: levels of entities in scorecards.",
  "definitions": {
    "ScoreOutputScorecard": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "blueprint": {
          "type": "string"
        },
        "gate": {
          "type": "boolean",
          "description": "Whether `gate: regression` is set."
        },
        "levels": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/ScoreOutputLevel"
          },
          "description": "From the lowest to the highest."
        },
        "notApplicable": {
          "type": "number",
          "description": "Entities that the filter leaves out."
        },
        "percent": {
          "type": "number",
          "description": "The percentages of all entities on average, rounded down; absent where it applies to none."
        },
        "rules": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/ScoreOutputRule"
          },
          "description": "In the order of the file."
        },
        "entities": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/ScoreOutputEntity"
          },
          "description": "Where a scorecard or an entity was asked for. By level, the lowest first, then percentage and identifier."
        }
      },
      "required": [
        "identifier",
        "title",
        "blueprint",
        "gate",
        "levels",
        "notApplicable",
        "rules"
      ],
      "additionalProperties": false
    },
    "ScoreOutputLevel": {
      "type": "object",
      "properties": {
        "title": {
          "type": "string"
        },
        "color": {
          "type": "string"
        },
        "entities": {
          "type": "number",
          "description": "Entities that have it."
        }
      },
      "required": [
        "title",
        "color",
        "entities"
      ],
      "additionalProperties": false
    },
    "ScoreOutputRule": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "level": {
          "type": "string",
          "description": "The title of its level."
        },
        "weight": {
          "type": "number"
        },
        "due": {
          "type": "string"
        },
        "overdue": {
          "type": "boolean",
          "const": true,
          "description": "It is past the day, and entities fail."
        },
        "owner": {
          "type": "string"
        },
        "passed": {
          "type": "number",
          "description": "Entities."
        },
        "failed": {
          "type": "number"
        }
      },
      "required": [
        "identifier",
        "title",
        "level",
        "weight",
        "passed",
        "failed"
      ],
      "additionalProperties": false
    },
    "ScoreOutputEntity": {
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
          "type": "string"
        },
        "level": {
          "type": "string",
          "description": "Absent where the scorecard does not apply."
        },
        "percent": {
          "type": "number"
        },
        "rules": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/ScoreOutputState"
          }
        }
      },
      "required": [
        "blueprint",
        "identifier",
        "file",
        "rules"
      ],
      "additionalProperties": false
    },
    "ScoreOutputState": {
      "type": "object",
      "properties": {
        "rule": {
          "type": "string"
        },
        "state": {
          "type": "string",
          "enum": [
            "SUCCESS",
            "FAILURE",
            "NOT_APPLICABLE"
          ]
        },
        "reason": {
          "type": "string",
          "description": "Of a failure: a sentence, and where it is to be mended."
        },
        "file": {
          "type": "string"
        },
        "line": {
          "type": "number"
        }
      },
      "required": [
        "rule",
        "state"
      ],
      "additionalProperties": false
    },
    "ScoreOutputUnscored": {
      "type": "object",
      "properties": {
        "scorecard": {
          "type": "string"
        },
        "file": {
          "type": "string"
        },
        "message": {
          "type": "string"
        }
      },
      "required": [
        "scorecard",
        "file",
        "message"
      ],
      "additionalProperties": false
    }
  }
} as const;
