import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { GithubEvent } from '../../../emulators/github/github-server.ts';
import { evaluateText } from '../expressions/evaluate.ts';
import type { FinishedRun } from '../finished-run.ts';
import { isBroken, type BrokenWorkflow } from '../parse/parse-workflow-file.ts';
import type { Workflow } from '../parse/workflow.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { ActiveRun, Host } from './active-run.ts';
import { createRunContexts, headOf } from './create-run-contexts.ts';

/** Makes the run of a workflow for an event, or ends it at once when the file is broken. */
export function startRun(
  host: Host,
  workflow: Workflow | BrokenWorkflow,
  event: GithubEvent,
  number: number,
): ActiveRun | FinishedRun {
  const { github, folder } = host.options;
  const id =
    event.rerun?.runId ??
    event.dispatch?.runId ??
    github.createRun({
      repository: event.repository,
      workflow: workflow.path,
      title: isBroken(workflow) ? workflow.path : workflow.name,
      event: event.name,
      actor: event.actor,
      ...headOf(event),
      cause: event,
    });
  if (isBroken(workflow))
    return failRun(host, event, { id, workflow: workflow.path, errors: workflow.errors });
  const contexts = createRunContexts(github, workflow, event, { id, number });
  try {
    const title = evaluateText(workflow.runName, { contexts: { ...contexts } });
    const attempt = event.rerun?.attempt ?? 1;
    const own = path.join(folder, attempt === 1 ? `run-${id}` : `run-${id}-${attempt}`);
    mkdirSync(path.join(own, 'artifacts'), { recursive: true });
    return {
      host,
      id,
      title: title.trim() === '' ? workflow.name : title,
      workflow,
      event,
      contexts,
      folder: own,
      cancel: new AbortController(),
      jobs: [],
      status: 'queued',
      conclusion: undefined,
    };
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return failRun(host, event, { id, workflow: workflow.path, errors: [error.message] });
  }
}

/** A run without jobs that says why. */
function failRun(
  { options }: Host,
  event: GithubEvent,
  { id, workflow, errors }: Pick<FinishedRun, 'id' | 'workflow' | 'errors'>,
): FinishedRun {
  options.github.updateRun(event.repository, id, {
    title: workflow,
    status: 'completed',
    conclusion: 'failure',
    jobs: [],
  });
  return {
    id,
    repository: event.repository,
    workflow,
    title: workflow,
    event: event.name,
    status: 'completed',
    conclusion: 'failure',
    jobs: [],
    errors,
  };
}
