// Generated from LiveEvent in tools/model/live-event.ts by `npm run schemas`; edit the type, not this file.
export const LIVE_EVENT_SCHEMA = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "version": {
      "type": "number",
      "const": 1,
      "description": "The version of this format."
    },
    "account": {
      "type": "string",
      "description": "The account of the change.",
      "pattern": "^[0-9]{12}$"
    },
    "region": {
      "type": "string",
      "description": "Its region, or `global`.",
      "pattern": "^(global|[a-z]{2,4}(-[a-z]+)+-[0-9]+)$"
    },
    "type": {
      "type": "string",
      "description": "The type that changed, as AWS Config names it.",
      "pattern": "^[A-Za-z0-9]{1,64}::[A-Za-z0-9]{1,64}::[A-Za-z0-9]{1,64}$"
    },
    "eventSource": {
      "type": "string",
      "description": "The service that was called, as CloudTrail names it, such as `lambda.amazonaws.com`.",
      "pattern": "^[a-z0-9.-]{1,64}$"
    },
    "eventName": {
      "type": "string",
      "description": "For people who read the log of the run.",
      "maxLength": 256
    },
    "eventId": {
      "type": "string",
      "description": "For people who read the log of the run.",
      "maxLength": 256
    },
    "eventTime": {
      "type": "string",
      "description": "For people who read the log of the run.",
      "maxLength": 64
    }
  },
  "required": [
    "version",
    "account",
    "region"
  ],
  "additionalProperties": false,
  "description": "The `client_payload` of a `repository_dispatch` that says where something changed in AWS. A hint, and no more.",
  "definitions": {}
} as const;
