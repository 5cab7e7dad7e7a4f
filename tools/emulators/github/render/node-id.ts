/** A node id, such as GraphQL takes: the kind of thing before, its number in what follows. */
export function toNodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}
