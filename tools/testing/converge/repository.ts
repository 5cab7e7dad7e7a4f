import { ACCOUNTS, KINDS, REGIONS } from './kinds.ts';

/** Blueprints for all kinds, of plain paths alone, so that a run takes milliseconds. */
export function repositoryOfKinds(): Record<string, string> {
  const accounts = ACCOUNTS.map((id) => `{id: "${id}"}`).join(', ');
  const blueprints = KINDS.map(({ type, blueprint }) => [
    `blueprints/${blueprint}.yaml`,
    `identifier: ${blueprint}
title: ${blueprint}
schema:
  properties:
    note: {type: string}
    count: {type: number}
    labels: {type: array, items: {type: string}}
    runbook: {type: string}
relations:
  queue: {target: queue}
sync:
  - aws: ${type}
    properties:
      note: .Properties.Note
      count: .Properties.Count
      labels: .Properties.Labels
    relations:
      queue: .Properties.Dlq
`,
  ]);
  return {
    'cadastre.yaml': `version: 1\naws:\n  accounts: [${accounts}]\n  regions: [${REGIONS.join(', ')}]\n`,
    'blueprints/app.yaml':
      'identifier: app\ntitle: App\nschema: {properties: {runbook: {type: string}}}\n',
    ...Object.fromEntries(blueprints),
  };
}
