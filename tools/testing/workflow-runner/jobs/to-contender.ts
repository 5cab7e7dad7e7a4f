import { evaluate, type Scope } from '../expressions/evaluate.ts';
import { isObject, toText } from '../expressions/json.ts';
import type { Template } from '../parse/template.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { Contender } from './create-concurrency.ts';

/** What `concurrency:` asks for. Throws `WorkflowError` where it says both to queue and to cancel. */
export function toContender(
  concurrency: Template | undefined,
  scope: Scope,
  repository: string,
  cancel: () => void,
): Contender | undefined {
  if (concurrency === undefined) return undefined;
  const said = evaluate(concurrency, scope);
  const mapping = isObject(said) ? said : { group: said };
  const name = toText(mapping['group']);
  if (name === '') return undefined;
  const cancelsOthers = [true, 'true'].includes(mapping['cancel-in-progress'] as boolean | string);
  const keepsOthers = mapping['queue'] === 'max';
  if (cancelsOthers && keepsOthers) {
    throw new WorkflowError("'queue: max' cannot be combined with 'cancel-in-progress: true'");
  }
  return { group: `${repository} ${name}`, cancelsOthers, keepsOthers, cancel };
}
