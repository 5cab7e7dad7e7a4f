import type { Explanation } from '../derive/derived-catalog.ts';
import type { DerivedDescription } from '../graph/describe-derived.ts';
import { referenceOf } from '../graph/catalog-graph.ts';
import type { EntityDescription } from '../graph/describe-entity.ts';
import type { ShowDerived, ShowOutput } from '../model/show-output.ts';
import { findingText } from './finding-text.ts';
import { toOutputLink, toOutputNode } from './graph-json.ts';

export function renderShowJson(shown: EntityDescription): string {
  const { entity, written, outgoing, incoming, nodes } = shown;
  const { owners, ownersOver, derived } = shown;
  const output: ShowOutput = {
    version: 1,
    entity: written.value,
    blueprint: entity.blueprint,
    file: entity.origin.file,
    line: written.line,
    owners: [...owners],
    ...(ownersOver === undefined ? {} : { ownersOver: [...ownersOver] }),
    ...(derived === undefined
      ? {}
      : { derived: Object.fromEntries(derived.map((each) => [each.name, toDerived(each)])) }),
    links: [...outgoing, ...incoming].map(toOutputLink),
    nodes: [...nodes.values()].map(toOutputNode),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function toDerived({ kind, title, value, findings, explanation }: DerivedDescription): ShowDerived {
  const from = explanation === undefined ? undefined : toOrigin(explanation);
  return {
    kind,
    ...(title === undefined ? {} : { title }),
    ...(value === undefined ? {} : { value }),
    ...(findings.length === 0 ? {} : { problems: findings.map(findingText) }),
    ...(from === undefined ? {} : { from }),
  };
}

function toOrigin(explanation: Explanation): ShowDerived['from'] {
  switch (explanation.kind) {
    case 'mirror': {
      const { path, property, ends } = explanation;
      return {
        path: [...path],
        property,
        ends: ends.map(({ entity, value }) => ({ entity: referenceOf(entity), value })),
      };
    }
    case 'calculation':
      return { program: explanation.program, input: explanation.input };
    case 'aggregation': {
      const { measure, path, counted } = explanation;
      return { measure, path, counted: counted.map(referenceOf) };
    }
    case 'ownership':
      return undefined;
  }
}
