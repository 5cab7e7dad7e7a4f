import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
  type WorkflowTemplate,
} from '@actions/workflow-parser';
import { parse } from 'yaml';
import { checkSupported } from './check-supported.ts';
import { isList, isMap, type Template, type TemplateMap } from './template.ts';
import { toTemplate } from './to-template.ts';
import type { Job, Step, Workflow } from './workflow.ts';

/** A file that GitHub would not accept. */
export interface BrokenWorkflow {
  readonly path: string;
  readonly errors: readonly string[];
  /** What it would listen to; undefined: that cannot be read either. */
  readonly events: readonly string[] | undefined;
}

type ParsedTemplate = WorkflowTemplate['jobs'][number];

/** Parses by GitHub's own parser. Throws `UnsupportedError` for a sound file that this runner cannot run. */
export async function parseWorkflowFile(
  path: string,
  content: string,
): Promise<Workflow | BrokenWorkflow> {
  const { context, value } = parseWorkflow({ name: path, content }, new NoOperationTraceWriter());
  const template = value === undefined ? undefined : await convertWorkflowTemplate(context, value);
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined || template === undefined || errors.length > 0) {
    return { path, errors, events: readEventNames(content) };
  }
  const root = toTemplate(value);
  if (!isMap(root)) return { path, errors: ['the file is no mapping'], events: undefined };
  checkSupported(root);
  return {
    path,
    name: textOf(root.get('name')) ?? path,
    runName: root.get('run-name'),
    events: template.events,
    inputs: mapOf(mapOf(mapOf(root.get('on'))?.get('workflow_dispatch'))?.get('inputs')),
    env: mapOf(root.get('env')),
    permissions: root.get('permissions'),
    concurrency: root.get('concurrency'),
    defaults: mapOf(root.get('defaults')),
    jobs: template.jobs.map((job) => toJob(job, mapOf(root.get('jobs')))),
  };
}

export function isBroken(workflow: Workflow | BrokenWorkflow): workflow is BrokenWorkflow {
  return 'errors' in workflow;
}

function toJob(parsed: ParsedTemplate, jobs: TemplateMap | undefined): Job {
  const id = parsed.id.value;
  const keys = mapOf(jobs?.get(id)) ?? new Map<string, Template>();
  const steps = keys.get('steps');
  const parsedSteps = 'steps' in parsed ? parsed.steps : [];
  return {
    id,
    condition: { expression: parsed.if.expression },
    needs: (parsed.needs ?? []).map(({ value }) => value),
    keys,
    steps: (isList(steps) ? steps : []).map((step, index) =>
      toStep(mapOf(step) ?? new Map<string, Template>(), parsedSteps[index]?.if?.expression),
    ),
  };
}

function toStep(keys: TemplateMap, condition: string | undefined): Step {
  return {
    id: textOf(keys.get('id')),
    condition: { expression: condition ?? 'success()' },
    keys,
  };
}

function textOf(template: Template | undefined): string | undefined {
  return typeof template === 'string' ? template : undefined;
}

function mapOf(template: Template | undefined): TemplateMap | undefined {
  return isMap(template) ? template : undefined;
}

function readEventNames(content: string): readonly string[] | undefined {
  try {
    const { on } = { ...(parse(content) as { readonly on?: unknown }) };
    if (typeof on === 'string') return [on];
    if (Array.isArray(on)) return on.map(String);
    return typeof on === 'object' && on !== null ? Object.keys(on) : undefined;
  } catch {
    return undefined;
  }
}
