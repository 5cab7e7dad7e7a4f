import type { EdgeKind } from '../model/edge.ts';
import type { Edge } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { shareList } from './share-list.ts';

const NONE: readonly Edge[] = [];

const KINDS: ReadonlySet<string> = new Set<EdgeKind>([
  'triggers',
  'triggered-by',
  'calls',
  'uses',
  'may-access',
  'runs-as',
  'on-failure',
  'logs-to',
  'watches',
  'owned-by',
  'part-of',
]);

/** The `edges` of an entity as a list; what is not in their form is reported elsewhere and left out. */
export function decodeEdges(value: unknown): readonly Edge[] {
  if (!isRecord(value)) return NONE;
  return Object.entries(value).flatMap(([kind, targets]): readonly Edge[] =>
    isKind(kind) && isRecord(targets)
      ? Object.entries(targets).flatMap(([target, edge]) => decodeEdge(kind, target, edge) ?? NONE)
      : NONE,
  );
}

function isKind(name: string): name is EdgeKind {
  return KINDS.has(name);
}

function decodeEdge(kind: EdgeKind, target: string, value: unknown): Edge | undefined {
  if (!isRecord(value)) return undefined;
  const via = shareList([value['via']].flat().filter((each) => typeof each === 'string'));
  const isLikely = value['certainty'] === 'likely';
  return via.length === 0
    ? undefined
    : { kind, target, via, isLikely, isExternal: value['external'] === true };
}
