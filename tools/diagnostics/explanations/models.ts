import type { Files } from './explanation.ts';

/** Blueprints that the examples share. Each is as small as its examples allow. */
export const SERVICE: Files = {
  'blueprints/service.yaml': `identifier: service
title: Service
schema:
  properties:
    tier: { type: string, enum: [gold, silver] }
    memory: { type: number, minimum: 128 }
    runbook: { type: string, format: url }
  required: [tier]
relations:
  uses: { target: service, many: true }
  system: { target: system }
`,
  'blueprints/system.yaml': 'identifier: system\nschema: { properties: {} }\n',
};

export const TEAMS: Files = {
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: { properties: {} }\n',
  'catalog/_team/checkout.yaml': 'identifier: checkout\n',
};

export const CONFIG: Files = { 'cadastre.yaml': 'version: 1\n' };
