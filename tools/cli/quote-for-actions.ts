import type { Context } from './context.ts';

/** A text for a log of Actions, which obeys commands wherever they stand: in this one, that quotes what anybody wrote, none. */
export function quoteForActions(text: string, { newToken }: Context): string {
  const token = newToken();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
