import type { JqCall } from './jq-worker.ts';

/** Compiles one program alone, so that a stray bracket cannot reach into its neighbours in the batch. */
export function compileCall(program: string): JqCall {
  return { program: `def __:\n${program}\n; empty | __`, input: 'null', flags: ['-n'] };
}

/** The first line of what jq says, without what only jq's authors need. */
export function explain(stderr: string): string {
  const [first = 'it failed'] = stderr.split('\n');
  return first.replace(/^jq: error( \(at [^)]*\))?: /, '').replace(/ at <top-level>.*$/, '');
}
