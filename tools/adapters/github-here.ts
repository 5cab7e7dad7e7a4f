import type { Octokit } from '@octokit/rest';
import { toForgeFailure } from './to-forge-failure.ts';

/** One repository, and how to ask for it. */
export interface Here {
  readonly client: Octokit;
  readonly repository: string;
  readonly at: { readonly owner: string; readonly repo: string };
  ask<T>(work: () => Promise<T>): Promise<T>;
}

/** Whatever goes wrong is a ForgeFailure. */
export function asking(repository: string): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      throw toForgeFailure(error, repository);
    }
  };
}

/** What is not there is no failure here. */
export async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const { status }: { readonly status?: unknown } = Object(error);
    if (status === 404) return undefined;
    throw error;
  }
}
