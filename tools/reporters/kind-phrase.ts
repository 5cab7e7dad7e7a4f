/** The kind of a link, as one end sees it: `triggers`, and `triggered by`. A relation keeps its name. */
export function kindPhrase(kind: string, isIncoming: boolean): string {
  const [out, back] = PHRASES[kind] ?? [kind, `${kind} of`];
  return isIncoming ? back : out;
}

const PHRASES: Readonly<Record<string, readonly [out: string, back: string]>> = {
  triggers: ['triggers', 'triggered by'],
  calls: ['calls', 'called by'],
  uses: ['uses', 'used by'],
  'may-access': ['may access', 'may be accessed by'],
  'runs-as': ['runs as', 'role of'],
  'on-failure': ['sends failures to', 'takes failures of'],
  'logs-to': ['logs to', 'log of'],
  watches: ['watches', 'watched by'],
  'owned-by': ['owned by', 'owns'],
  'part-of': ['part of', 'has'],
};
