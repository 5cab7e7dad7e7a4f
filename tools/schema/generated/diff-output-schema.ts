// Generated from DiffOutput in tools/model/diff-output.ts by `npm run schemas`; edit the type, not this file.
export const DIFF_OUTPUT_SCHEMA = {
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
    "head": {
      "$ref": "#/definitions/DiffOutputRevision",
      "description": "Absent for the working tree."
    },
    "summary": {
      "$ref": "#/definitions/DiffOutputSummary"
    },
    "created": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/DiffOutputEntity"
      },
      "description": "Entities; all lists are by blueprint and identifier."
    },
    "removed": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/DiffOutputRemoved"
      }
    },
    "renamed": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/DiffOutputRenamed"
      }
    },
    "changed": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/DiffOutputChanged"
      }
    },
    "moved": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/DiffOutputMoved"
      },
      "description": "In another file, with the same values."
    },
    "blueprints": {
      "type": "object",
      "properties": {
        "created": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputBlueprint"
          }
        },
        "removed": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputBlueprint"
          }
        },
        "changed": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputChangedBlueprint"
          }
        }
      },
      "required": [
        "created",
        "removed",
        "changed"
      ],
      "additionalProperties": false
    },
    "ownership": {
      "type": "object",
      "properties": {
        "changed": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputOwners"
          },
          "description": "Entities that were there before and have other owners now."
        },
        "created": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputNewOwners"
          }
        }
      },
      "required": [
        "changed",
        "created"
      ],
      "additionalProperties": false
    },
    "unclear": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "file": {
            "type": "string"
          },
          "side": {
            "type": "string",
            "enum": [
              "before",
              "after"
            ]
          }
        },
        "required": [
          "file",
          "side"
        ],
        "additionalProperties": false
      },
      "description": "Files that were not understood on one side: nothing is said of what they seem to lack."
    },
    "scores": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/DiffOutputScores"
      },
      "description": "Levels in scorecards that are otherwise; absent where no scorecard is on either side."
    }
  },
  "required": [
    "version",
    "base",
    "summary",
    "created",
    "removed",
    "renamed",
    "changed",
    "moved",
    "blueprints",
    "ownership",
    "unclear"
  ],
  "additionalProperties": false,
  "description": "What `cadastre diff --format json` prints: what a change does to the catalog.",
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
    "DiffOutputSummary": {
      "type": "object",
      "properties": {
        "created": {
          "type": "number"
        },
        "changed": {
          "type": "number"
        },
        "removed": {
          "type": "number"
        },
        "renamed": {
          "type": "number"
        },
        "moved": {
          "type": "number"
        },
        "blueprints": {
          "type": "number"
        },
        "owners": {
          "type": "number",
          "description": "Entities that were there before and have other owners now."
        },
        "unowned": {
          "type": "number",
          "description": "Entities that have no owner now, and had one or should have one."
        },
        "unclear": {
          "type": "number"
        },
        "levels": {
          "type": "number",
          "description": "Levels in scorecards that moved, whichever way; absent where no scorecard is on either side."
        },
        "levelsDown": {
          "type": "number",
          "description": "Of these, those that went down."
        },
        "scorecards": {
          "type": "number",
          "description": "Scorecards that came, went or cannot be read any more."
        }
      },
      "required": [
        "created",
        "changed",
        "removed",
        "renamed",
        "moved",
        "blueprints",
        "owners",
        "unowned",
        "unclear"
      ],
      "additionalProperties": false
    },
    "DiffOutputEntity": {
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
        }
      },
      "required": [
        "blueprint",
        "identifier",
        "file"
      ],
      "additionalProperties": false
    },
    "DiffOutputRemoved": {
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
        "referrers": {
          "$ref": "#/definitions/DiffOutputNames",
          "description": "Entities that still point to it."
        }
      },
      "required": [
        "blueprint",
        "file",
        "identifier",
        "referrers"
      ],
      "additionalProperties": false
    },
    "DiffOutputNames": {
      "type": "object",
      "properties": {
        "count": {
          "type": "number"
        },
        "names": {
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "required": [
        "count",
        "names"
      ],
      "additionalProperties": false,
      "description": "Many names: how many, and the first few, as `blueprint/identifier`."
    },
    "DiffOutputRenamed": {
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
        "fileBefore": {
          "type": "string"
        },
        "values": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputValue"
          }
        },
        "edges": {
          "type": "object",
          "properties": {
            "added": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "removed": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "changed": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "following": {
              "type": "array",
              "items": {
                "type": "string"
              }
            }
          },
          "required": [
            "added",
            "removed",
            "changed",
            "following"
          ],
          "additionalProperties": false,
          "description": "Each as `kind target`."
        },
        "identifierBefore": {
          "type": "string"
        },
        "followers": {
          "type": "number",
          "description": "Entities whose references have the new name, where they had the old one."
        },
        "referrers": {
          "$ref": "#/definitions/DiffOutputNames",
          "description": "Entities that still point to the old name."
        }
      },
      "required": [
        "blueprint",
        "edges",
        "file",
        "fileBefore",
        "followers",
        "identifier",
        "identifierBefore",
        "referrers",
        "values"
      ],
      "additionalProperties": false
    },
    "DiffOutputValue": {
      "type": "object",
      "properties": {
        "path": {
          "type": "string",
          "description": "Such as `properties.runtime`."
        },
        "before": {},
        "after": {},
        "follows": {
          "type": "boolean",
          "const": true,
          "description": "It says the same as before: what it points to has another name now."
        }
      },
      "required": [
        "path"
      ],
      "additionalProperties": false,
      "description": "One value. A missing `before` or `after` is an absent value; what looks like a secret is not shown."
    },
    "DiffOutputChanged": {
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
        "fileBefore": {
          "type": "string"
        },
        "values": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputValue"
          }
        },
        "edges": {
          "type": "object",
          "properties": {
            "added": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "removed": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "changed": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "following": {
              "type": "array",
              "items": {
                "type": "string"
              }
            }
          },
          "required": [
            "added",
            "removed",
            "changed",
            "following"
          ],
          "additionalProperties": false,
          "description": "Each as `kind target`."
        }
      },
      "required": [
        "blueprint",
        "edges",
        "file",
        "fileBefore",
        "identifier",
        "values"
      ],
      "additionalProperties": false
    },
    "DiffOutputMoved": {
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
        "fileBefore": {
          "type": "string"
        }
      },
      "required": [
        "blueprint",
        "file",
        "fileBefore",
        "identifier"
      ],
      "additionalProperties": false
    },
    "DiffOutputBlueprint": {
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
        }
      },
      "required": [
        "identifier",
        "title",
        "file"
      ],
      "additionalProperties": false
    },
    "DiffOutputChangedBlueprint": {
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
        "fileBefore": {
          "type": "string"
        },
        "members": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputMember"
          }
        }
      },
      "required": [
        "file",
        "fileBefore",
        "identifier",
        "members",
        "title"
      ],
      "additionalProperties": false
    },
    "DiffOutputMember": {
      "type": "object",
      "properties": {
        "action": {
          "type": "string",
          "enum": [
            "added",
            "removed",
            "changed"
          ]
        },
        "what": {
          "type": "string",
          "enum": [
            "property",
            "relation",
            "required",
            "value"
          ],
          "description": "`required`: the property of that name must, or need not, be there."
        },
        "name": {
          "type": "string"
        },
        "values": {
          "type": "array",
          "items": {
            "$ref": "#/definitions/DiffOutputValue"
          },
          "description": "Of a changed one, what of it; of another one its type or its target, where it has one."
        }
      },
      "required": [
        "action",
        "what",
        "name",
        "values"
      ],
      "additionalProperties": false
    },
    "DiffOutputOwners": {
      "type": "object",
      "properties": {
        "before": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Identifiers of teams; empty: no owner."
        },
        "after": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "entities": {
          "$ref": "#/definitions/DiffOutputNames"
        },
        "inherited": {
          "type": "number",
          "description": "How many of them say the same of it as before: the change is in what they inherit from."
        },
        "renamed": {
          "type": "boolean",
          "const": true,
          "description": "The same teams, which have other names."
        }
      },
      "required": [
        "before",
        "after",
        "entities",
        "inherited"
      ],
      "additionalProperties": false
    },
    "DiffOutputNewOwners": {
      "type": "object",
      "properties": {
        "teams": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Empty: no owner, though the blueprint says that there should be one."
        },
        "entities": {
          "$ref": "#/definitions/DiffOutputNames"
        }
      },
      "required": [
        "teams",
        "entities"
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
