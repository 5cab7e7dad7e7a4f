/** What a commit of a run says of it, on a line of its own. */
export interface RunTrailer {
  readonly id: string;
  /** The identifier of the action. */
  readonly action: string;
  /** How many automations stand behind it; 0 where a person does. */
  readonly depth: number;
}

export function renderTrailer({ id, action, depth }: RunTrailer): string {
  return `Cadastre-Run: ${id} ${action} ${depth}`;
}

/** Every trailer in the messages of commits. Anybody can write one: it only keeps automations from starting. */
export function parseTrailers(messages: readonly string[]): readonly RunTrailer[] {
  return messages.flatMap((message) =>
    [...message.matchAll(/^[ \t]*Cadastre-Run: ([a-z]\w+) (\S+) (\d{1,3})[ \t]*$/gm)].map(
      ([, id = '', action = '', depth = '0']) => ({ id, action, depth: Number(depth) }),
    ),
  );
}
