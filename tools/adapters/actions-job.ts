import { exportVariable, setOutput, setSecret } from '@actions/core';
import type { Job } from '../ports/job.ts';

/** The job that we run in, through its files and its commands. */
export function createActionsJob(environment: Readonly<Record<string, string | undefined>>): Job {
  return {
    setOutput(name, value) {
      if (environment['GITHUB_OUTPUT'] !== undefined) setOutput(name, value);
    },
    exportVariable(name, value) {
      if (environment['GITHUB_ENV'] !== undefined) exportVariable(name, value);
    },
    mask(secret) {
      if (environment['GITHUB_ACTIONS'] !== 'true') return;
      // A log is masked line by line.
      for (const line of new Set([secret, ...secret.split(/\r?\n/)]))
        if (line.trim() !== '') setSecret(line);
    },
  };
}
