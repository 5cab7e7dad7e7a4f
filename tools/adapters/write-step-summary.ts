import { summary } from '@actions/core';

/** Adds Markdown to the summary of the step that runs. Does nothing outside of GitHub Actions. */
export async function writeStepSummary(markdown: string): Promise<void> {
  if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
  await summary.addRaw(markdown, true).write();
}
