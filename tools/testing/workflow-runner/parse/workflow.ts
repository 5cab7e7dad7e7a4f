import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import type { Expression, Template, TemplateMap } from './template.ts';

/** One file in `.github/workflows/` that GitHub would accept and this runner can run. */
export interface Workflow {
  /** Such as `.github/workflows/check.yml`. */
  readonly path: string;
  readonly name: string;
  readonly runName: Template | undefined;
  readonly events: EventsConfig;
  /** Of `workflow_dispatch`, by name. */
  readonly inputs: TemplateMap | undefined;
  readonly env: TemplateMap | undefined;
  readonly permissions: Template | undefined;
  readonly concurrency: Template | undefined;
  readonly defaults: TemplateMap | undefined;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly id: string;
  /** With the `success()` that it has when it names no function of a status. */
  readonly condition: Expression;
  readonly needs: readonly string[];
  /** Every other key, as it is written. */
  readonly keys: TemplateMap;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly id: string | undefined;
  readonly condition: Expression;
  readonly keys: TemplateMap;
}
