import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A catalog in which each entity is a file of some 700 bytes, with relations and a team; the same for the same number. */
export function generateCatalog(root: string, entities: number): void {
  const made = new Set<string>();
  const write = (name: string, text: string): void => {
    const folder = path.dirname(path.join(root, name));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(path.join(root, name), text);
  };
  write('cadastre.yaml', 'version: 1\n');
  write('blueprints/team.yaml', 'identifier: _team\ntitle: Team\nschema: { properties: {} }\n');
  for (const kind of KINDS) write(`blueprints/${kind}.yaml`, blueprintText(kind));
  for (let team = 0; team < TEAMS; team += 1)
    write(`catalog/_team/team-${team}.yaml`, `identifier: team-${team}\n`);
  for (let index = 0; index < entities; index += 1)
    write(entityFile(index), entityText(index, entities));
}

const KINDS = ['service', 'queue', 'table', 'topic'] as const;
/** Entities beside the ones that were asked for. */
export const TEAMS = 20;

/** Where an entity stands: at most 1,000 in a folder. */
export function entityFile(index: number): string {
  const kind = kindOf(index);
  return `catalog/${kind}/${Math.floor(index / 4000)}/${kind}-${index}.yaml`;
}

function kindOf(index: number): string {
  return KINDS[index % KINDS.length] ?? KINDS[0];
}

function blueprintText(kind: string): string {
  return `identifier: ${kind}
title: ${kind}
schema:
  properties:
    description: { type: string }
    url: { type: string, format: url }
    tier: { type: string, enum: [gold, silver, bronze] }
    memory: { type: number, minimum: 1 }
    tags: { type: object }
    hosts: { type: array, items: { type: string } }
  required: [tier]
relations:
  uses: { target: ${kind}, many: true }
  main: { target: service }
`;
}

export function entityText(index: number, entities: number): string {
  const kind = kindOf(index);
  // Another of the same kind, and a service: numbers that differ by a multiple of the kinds are of one kind.
  const same = (index + KINDS.length * 37) % (entities - (entities % KINDS.length) || entities);
  const uses = kindOf(same) === kind ? same : index;
  const main = (index * KINDS.length) % (entities - (entities % KINDS.length) || KINDS.length);
  return `identifier: ${kind}-${index}
title: The ${kind} number ${index}
team: team-${index % TEAMS}
properties:
  description: ${'It does one thing, and it does that well enough for everybody. '.repeat(6).trim()}
  url: https://example.com/${kind}/${index}
  tier: ${['gold', 'silver', 'bronze'][index % 3]}
  memory: ${128 + (index % 10_000)}
  tags:
    cost-centre: "${index % 97}"
    stage: production
  hosts:
    - host-${index}-a.example.com
    - host-${index}-b.example.com
relations:
  uses:
    - ${kind}-${uses}
  main: service-${main}
`;
}
