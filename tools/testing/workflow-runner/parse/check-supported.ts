import { UnsupportedError } from '../unsupported-error.ts';
import { isList, isMap, type Template, type TemplateMap } from './template.ts';

const WORKFLOW = [
  'name',
  'run-name',
  'on',
  'env',
  'permissions',
  'concurrency',
  'defaults',
  'jobs',
];
const JOB = [
  'name',
  'needs',
  'if',
  'permissions',
  'runs-on',
  'environment',
  'concurrency',
  'outputs',
  'env',
  'defaults',
  'steps',
  'timeout-minutes',
  'strategy',
  'continue-on-error',
];
const STEP = [
  'id',
  'name',
  'if',
  'uses',
  'with',
  'run',
  'shell',
  'env',
  'working-directory',
  'continue-on-error',
  'timeout-minutes',
];
const STRATEGY = ['matrix', 'fail-fast', 'max-parallel'];
const CONCURRENCY = ['group', 'cancel-in-progress', 'queue'];
const ENVIRONMENT = ['name', 'url', 'deployment'];
const DEFAULTS = ['run'];
const DEFAULTS_RUN = ['shell', 'working-directory'];
const EVENTS = [
  'push',
  'pull_request',
  'merge_group',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'issue_comment',
  'issues',
  'pull_request_review',
];

/** Throws `UnsupportedError` at the first key that this runner would leave out in silence. */
export function checkSupported(root: TemplateMap): void {
  checkKeys(root, WORKFLOW, 'the workflow');
  checkEvents(root.get('on'));
  checkKeys(root.get('concurrency'), CONCURRENCY, 'concurrency');
  checkDefaults(root.get('defaults'), 'defaults');
  const jobs = root.get('jobs');
  if (!isMap(jobs)) return;
  for (const [id, job] of jobs) {
    if (isMap(job)) checkJob(id, job);
  }
}

function checkJob(id: string, job: TemplateMap): void {
  const where = `jobs.${id}`;
  checkKeys(job, JOB, where);
  checkKeys(job.get('strategy'), STRATEGY, `${where}.strategy`);
  checkKeys(job.get('concurrency'), CONCURRENCY, `${where}.concurrency`);
  checkKeys(job.get('environment'), ENVIRONMENT, `${where}.environment`);
  checkDefaults(job.get('defaults'), `${where}.defaults`);
  const steps = job.get('steps');
  if (!isList(steps)) return;
  for (const [index, step] of steps.entries()) checkKeys(step, STEP, `${where}.steps[${index}]`);
}

function checkDefaults(defaults: Template | undefined, where: string): void {
  checkKeys(defaults, DEFAULTS, where);
  if (isMap(defaults)) checkKeys(defaults.get('run'), DEFAULTS_RUN, `${where}.run`);
}

function checkEvents(on: Template | undefined): void {
  const names = isMap(on) ? [...on.keys()] : isList(on) ? on : [on];
  const foreign = names.find((name) => !EVENTS.includes(String(name)));
  if (foreign !== undefined) throw new UnsupportedError(`on.${String(foreign)}`);
}

function checkKeys(map: Template | undefined, known: readonly string[], where: string): void {
  if (!isMap(map)) return;
  const foreign = [...map.keys()].find((key) => !known.includes(key));
  if (foreign !== undefined) throw new UnsupportedError(`the key ${foreign} in ${where}`);
}
