/** A node id, such as GraphQL takes: the kind of thing before, its number in what follows. */
export function toNodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

/** The number in a node id of this kind; undefined: it is none. */
export function decodeNodeId(kind: string, nodeId: string): number | undefined {
  if (!nodeId.startsWith(`${kind}_`)) return undefined;
  const id = Number(Buffer.from(nodeId.slice(kind.length + 1), 'base64url').toString());
  return Number.isSafeInteger(id) ? id : undefined;
}
