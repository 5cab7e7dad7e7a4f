import { isObject, type Json } from '../expressions/json.ts';
import { WorkflowError } from '../workflow-error.ts';

export type Combination = Readonly<Record<string, Json>>;

/** GitHub makes no more jobs of one matrix. */
const MOST = 256;

/** The combinations of `strategy.matrix`, in GitHub's order. Throws `WorkflowError` where there can be none. */
export function expandMatrix(matrix: Json): readonly Combination[] {
  if (!isObject(matrix)) throw new WorkflowError('The matrix is not a mapping');
  const { include = [], exclude = [], ...vectors } = matrix;
  const made = multiply(vectors).filter(
    (each) => !listOf(exclude, 'exclude').some((partial) => isPart(partial, each)),
  );
  const all = addIncluded(made, listOf(include, 'include'));
  if (all.length === 0) throw new WorkflowError('The matrix must define at least one combination');
  if (all.length > MOST) throw new WorkflowError(`The matrix has more than ${MOST} combinations`);
  return all;
}

function multiply(vectors: Combination): readonly Combination[] {
  const entries = Object.entries(vectors);
  if (entries.length === 0) return [];
  let made: readonly Combination[] = [{}];
  for (const [name, values] of entries) {
    if (!Array.isArray(values) || values.length === 0) {
      throw new WorkflowError(`Matrix vector '${name}' does not contain any values`);
    }
    made = made.flatMap((each) => values.map((value: Json) => ({ ...each, [name]: value })));
  }
  return made;
}

function listOf(value: Json, name: string): readonly Combination[] {
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw new WorkflowError(`The matrix has an ${name} that is no list of mappings`);
  }
  return value;
}

function isPart(partial: Combination, whole: Combination): boolean {
  return Object.entries(partial).every(([name, value]) => isEqual(value, whole[name]));
}

/** An included mapping joins every combination whose own values it leaves alone, or else it is one of its own. */
function addIncluded(
  made: readonly Combination[],
  included: readonly Combination[],
): readonly Combination[] {
  const joined = made.map((original) => ({ original, whole: { ...original } }));
  const own: Combination[] = [];
  for (const each of included) {
    const fitting = joined.filter(({ original }) =>
      Object.entries(each).every(
        ([name, value]) => !Object.hasOwn(original, name) || isEqual(original[name], value),
      ),
    );
    for (const { whole } of fitting) Object.assign(whole, each);
    if (fitting.length === 0) own.push(each);
  }
  return [...joined.map(({ whole }) => whole), ...own];
}

function isEqual(left: Json | undefined, right: Json | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
