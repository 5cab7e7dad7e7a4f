import { evaluate, evaluateText, type Scope } from '../expressions/evaluate.ts';
import { isTruthy, toText } from '../expressions/json.ts';
import type { Conclusion } from '../finished-run.ts';
import { isExpression, isMap } from '../parse/template.ts';
import type { Job } from '../parse/workflow.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { ActiveRun, JobInstance, NeedsContext } from './active-run.ts';
import { expandMatrix, type Combination } from './expand-matrix.ts';

/** The jobs of a matrix, or the one job where there is none. Throws `WorkflowError`. */
export function createInstances(
  run: ActiveRun,
  job: Job,
  needs: NeedsContext,
  scope: Scope,
): readonly JobInstance[] {
  const strategy = job.keys.get('strategy');
  const matrix = isMap(strategy) ? strategy.get('matrix') : undefined;
  const combinations = matrix === undefined ? [{}] : expandMatrix(evaluate(matrix, scope));
  const made = combinations.map((combination, index) => {
    const contexts = {
      matrix: combination,
      strategy: {
        'fail-fast': isFailFast(job, scope),
        'job-index': index,
        'job-total': combinations.length,
        'max-parallel': mostParallel(job, scope) ?? combinations.length,
      },
    };
    const whole: Scope = { ...scope, contexts: { ...scope.contexts, ...contexts } };
    const continues = evaluate(job.keys.get('continue-on-error'), whole);
    return createInstance(job, {
      ...contexts,
      needs,
      name: nameInstance(job, combination, whole),
      continuesOnError: isTruthy(continues),
    });
  });
  run.jobs.push(...made);
  return made;
}

/** A job that ends before it has a machine. */
export function createLeftOut(
  run: ActiveRun,
  job: Job,
  needs: NeedsContext,
  conclusion: Conclusion,
): JobInstance {
  const name = nameLeftOut(run, job, needs);
  const made = createInstance(job, {
    needs,
    name,
    matrix: {},
    strategy: {},
    continuesOnError: false,
  });
  made.status = 'completed';
  made.conclusion = conclusion;
  run.jobs.push(made);
  return made;
}

export function isFailFast(job: Job, scope: Scope): boolean {
  const said = strategyOf(job, 'fail-fast');
  return said === undefined || isTruthy(evaluate(said, scope));
}

export function mostParallel(job: Job, scope: Scope): number | undefined {
  const said = strategyOf(job, 'max-parallel');
  return said === undefined ? undefined : Number(evaluate(said, scope));
}

function strategyOf({ keys }: Job, key: string) {
  const strategy = keys.get('strategy');
  return isMap(strategy) ? strategy.get(key) : undefined;
}

function createInstance(
  definition: Job,
  of: Pick<JobInstance, 'needs' | 'matrix' | 'strategy' | 'name' | 'continuesOnError'>,
): JobInstance {
  return {
    ...of,
    definition,
    cancel: new AbortController(),
    steps: [],
    annotations: [],
    outputs: {},
    status: 'queued',
    conclusion: undefined,
  };
}

/** GitHub adds the combination where the name does not tell the jobs apart. */
function nameInstance(job: Job, combination: Combination, scope: Scope): string {
  const said = job.keys.get('name');
  const values = Object.values(combination).map((value) =>
    typeof value === 'object' ? JSON.stringify(value) : toText(value),
  );
  const name = said === undefined || said === '' ? job.id : evaluateText(said, scope);
  return values.length === 0 || isExpression(said) ? name : `${name} (${values.join(', ')})`;
}

/** The name may ask for a matrix that nobody made: then it is the id. */
function nameLeftOut({ contexts }: ActiveRun, job: Job, needs: NeedsContext): string {
  const said = job.keys.get('name');
  if (said === undefined || said === '') return job.id;
  try {
    return evaluateText(said, { contexts: { ...contexts, needs } });
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return job.id;
  }
}
