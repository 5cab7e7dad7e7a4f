// Generated from ScoreEntityHistoryOutput in tools/model/score-entity-history-output.ts by `npm run schemas`; edit the type, not this file.
export const SCORE_ENTITY_HISTORY_OUTPUT_SCHEMA = {
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
    "blueprint": {
      "type": "string"
    },
    "identifier": {
      "type": "string"
    },
    "title": {
      "type": "string"
    },
    "commits": {
      "type": "number",
      "description": "How many commits of the branch were looked at."
    },
    "scorecards": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/ScoreEntityHistoryScorecard"
      },
      "description": "Those that it had a score in at some time; by identifier."
    }
  },
  "required": [
    "version",
    "branch",
    "blueprint",
    "identifier",
    "commits",
    "scorecards"
  ],
  "additionalProperties": false,
  "description": "What `cadastre score BLUEPRINT/ID --history --format json` prints: when the levels of one entity moved, and why.",
  "definitions": {
    "ScoreEntityHistoryScorecard": {
      "type": "object",
      "properties": {
        "scorecard": {
          "type": "string"
        },
        "title": {
          "type": "string"
        },
        "level": {
          "type": "string",
          "description": "At the newest commit; absent where the scorecard does not apply, or is not there any more."
        },
        "percent": {
          "type": "number"
        },
        "moves": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/ScoreEntityHistoryMove"
          },
          "description": "The newest first."
        }
      },
      "required": [
        "scorecard",
        "title",
        "moves"
      ],
      "additionalProperties": false
    },
    "ScoreEntityHistoryMove": {
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
        "direction": {
          "type": "string",
          "enum": [
            "down",
            "leaves",
            "enters",
            "up",
            "begins",
            "appears",
            "disappears"
          ],
          "description": "`begins`: what it was at the oldest commit that was looked at. `appears` and `disappears`: the entity or the scorecard came or went, or could not be read."
        },
        "before": {
          "type": "string",
          "description": "The title of a level; absent where the scorecard does not apply, and where there was no score."
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
        "commit",
        "time",
        "message",
        "direction",
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
