import type { EntityDescription } from '../graph/describe-entity.ts';
import type { ShowOutput } from '../model/show-output.ts';
import { toOutputLink, toOutputNode } from './graph-json.ts';

export function renderShowJson(shown: EntityDescription): string {
  const { entity, written, outgoing, incoming, nodes } = shown;
  const output: ShowOutput = {
    version: 1,
    entity: written.value,
    blueprint: entity.blueprint,
    file: entity.origin.file,
    line: written.line,
    links: [...outgoing, ...incoming].map(toOutputLink),
    nodes: [...nodes.values()].map(toOutputNode),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}
