import type { Context } from '../context.ts';
import { quoteForActions } from '../quote-for-actions.ts';

/** Words that hold what people wrote, for the log of a job, where nothing in them is a command. */
export function say(text: string, context: Context): void {
  const isJob = context.env['GITHUB_ACTIONS'] === 'true';
  context.io.stdout(isJob ? quoteForActions(text, context) : text);
}
