// Generated from ScoreHistoryOutput in tools/model/score-history-output.ts by `npm run schemas`; edit the type, not this file.
export const SCORE_HISTORY_OUTPUT_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1,
      "description": "Raised when a reader of the old format would misread the new one."
    },
    "branch": {
      "type": "string"
    },
    "commits": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ScoreHistoryCommit"
      },
      "description": "The newest first."
    }
  },
  "required": [
    "version",
    "branch",
    "commits"
  ],
  "additionalProperties": false,
  "description": "What `cadastre score --history --format json` prints: how many entities had which level, merge by merge.",
  "definitions": {
    "ScoreHistoryCommit": {
      "type": "object",
      "properties": {
        "commit": {
          "type": "string"
        },
        "time": {
          "type": "string",
          "description": "ISO 8601: what dates were compared with."
        },
        "message": {
          "type": "string",
          "description": "The first line of its message."
        },
        "scorecards": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/ScoreHistoryScorecard"
          },
          "description": "By identifier."
        }
      },
      "required": [
        "commit",
        "time",
        "message",
        "scorecards"
      ],
      "additionalProperties": false
    },
    "ScoreHistoryScorecard": {
      "type": "object",
      "properties": {
        "identifier": {
          "type": "string"
        },
        "percent": {
          "type": "number",
          "description": "The percentages of all entities on average, rounded down; absent where it applies to none."
        },
        "levels": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "title": {
                "type": "string"
              },
              "entities": {
                "type": "number"
              }
            },
            "required": [
              "title",
              "entities"
            ],
            "additionalProperties": false
          },
          "description": "From the lowest to the highest."
        },
        "notApplicable": {
          "type": "number"
        }
      },
      "required": [
        "identifier",
        "levels",
        "notApplicable"
      ],
      "additionalProperties": false
    }
  }
} as const;
