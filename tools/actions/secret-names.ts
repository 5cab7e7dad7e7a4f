import type { ActionFile } from '../model/action.ts';
import { secretsIn } from './secrets-in.ts';

/** The secrets that an action names, each once: the ones that its job is given, and no others. */
export function secretNames({
  invocationMethod,
}: Pick<ActionFile, 'invocationMethod'>): readonly string[] {
  // What a step reads is GitHub's business.
  const { steps: _, token, signingSecret, ...method } = invocationMethod;
  const named = [
    ...secretsIn(method).flatMap(({ name }) => name ?? []),
    ...[token, signingSecret].filter((name) => name !== undefined),
  ];
  return [...new Set(named)];
}
