/** What fails a step, a job or a run as it would on GitHub: the workflow is at fault, and not the test. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';
}
