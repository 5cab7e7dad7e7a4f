import { wellFormed } from './well-formed.ts';

/** One line of text that a table has room for, cut where it gets long; without marks that turn the writing. */
export function cutText(text: string, most = 80): string {
  // Longer than what is shown, and short enough that a text of megabytes costs nothing.
  const line = text.slice(0, most * 4).replaceAll(/[\u061C\u200E\u200F\uFEFF]/g, '');
  return wellFormed(line.length > most ? `${line.slice(0, most - 1)}…` : line);
}

/** The same for a name: the middle goes, because the end of an ARN or a path tells it from the others. */
export function cutName(text: string, most = 40): string {
  if (text.length <= most) return cutText(text, most);
  const end = text.slice(-Math.ceil(most * 0.6));
  return cutText(`${text.slice(0, most - end.length - 1)}…${end}`, most);
}
