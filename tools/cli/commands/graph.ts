import { UserError } from '../../diagnostics/user-error.ts';
import { createCatalogGraph, referenceOf, type GraphNode } from '../../graph/catalog-graph.ts';
import { getEntity } from '../../graph/get-entity.ts';
import { walkGraph, type Direction, type Neighbourhood } from '../../graph/walk-graph.ts';
import { renderGraphDot } from '../../reporters/graph-dot.ts';
import { renderGraphJson } from '../../reporters/graph-json.ts';
import { renderGraphMermaid } from '../../reporters/graph-mermaid.ts';
import { renderGraphText } from '../../reporters/graph-text.ts';
import type { Arguments, Command } from '../command.ts';
import { loadRepository } from '../load-repository.ts';

const FORMATS: Readonly<Record<string, (found: Neighbourhood, hasColours: boolean) => string>> = {
  text: renderGraphText,
  mermaid: (found) => renderGraphMermaid(found),
  dot: (found) => renderGraphDot(found),
  json: (found) => renderGraphJson(found),
};

const DIRECTIONS: readonly Direction[] = ['in', 'out', 'both'];

/** People and teams connect what has nothing else in common; so does whatever has more links than this. */
const LEAVES: ReadonlySet<string> = new Set(['_team', '_user']);
const MOST_LINKS = 100;

export const graph: Command = {
  name: 'graph',
  summary: 'show what is around an entity: what triggers it, what it uses, who owns it',
  positionals: { usage: 'BLUEPRINT/ID', most: 1 },
  options: {
    depth: {
      type: 'string',
      value: 'N',
      summary: 'how many steps away from it',
      default: '2',
    },
    direction: {
      type: 'string',
      value: 'WAY',
      summary: 'what leads to it, what it leads to, or both',
      choices: DIRECTIONS,
      default: 'both',
    },
    most: { type: 'string', value: 'N', summary: 'no more entities than this', default: '200' },
    all: { type: 'boolean', summary: 'with accounts and regions, which nearly everything is in' },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to show it',
      choices: Object.keys(FORMATS),
      default: 'text',
    },
  },
  examples: [
    'cadastre graph lambda/orders-worker                            two steps around a function',
    'cadastre graph orders-worker --direction in                    what triggers it',
    'cadastre graph sqs/orders --depth 4 --format mermaid           for a page on GitHub',
  ],
  async run(arguments_, context) {
    const [name] = arguments_.positionals;
    if (name === undefined)
      throw new UserError('graph of what?', 'write `cadastre graph BLUEPRINT/ID`');
    const { catalog } = await loadRepository(context);
    const start = referenceOf(getEntity(catalog, name));
    const whole = createCatalogGraph(catalog);
    const found = walkGraph(whole, {
      start,
      depth: wholeNumber(arguments_, 'depth'),
      direction: directionOf(arguments_),
      isHidden: arguments_.has('all') ? () => false : isBackdrop,
      isLeaf: ({ id, entity }) =>
        LEAVES.has(entity?.blueprint ?? '') ||
        whole.linksFrom(id).length + whole.linksTo(id).length > MOST_LINKS,
      most: wholeNumber(arguments_, 'most'),
    });
    const render = FORMATS[arguments_.text('format') ?? 'text'];
    if (found === undefined || render === undefined) throw new Error(`no graph of ${start}`);
    context.io.stdout(render(found, context.io.hasColours));
    return 0;
  },
};

/** Everything is in an account and a region, so that these connect what has nothing to do with each other. */
export function isBackdrop({ entity }: GraphNode): boolean {
  return entity?.source?.aws === 'AWS::Region' || entity?.source?.aws === 'AWS::Account';
}

function directionOf(arguments_: Arguments): Direction {
  const text = arguments_.text('direction');
  return DIRECTIONS.find((each) => each === text) ?? 'both';
}

function wholeNumber(arguments_: Arguments, option: string): number {
  const text = arguments_.text(option) ?? '';
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UserError(`--${option} ${text}: not a whole number above zero`, `write --${option} 2`);
}
