import { ApiError } from './api-error.ts';

const MOST_BODY = 65_536;
const MOST_TITLE = 256;

/** Throws 422 for a text that is longer than GitHub takes, in characters. */
export function checkBody(text: unknown, resource: string): void {
  if (typeof text !== 'string' || lengthOf(text) <= MOST_BODY) return;
  throw new ApiError(422, 'Validation Failed', [
    {
      resource,
      code: 'unprocessable',
      field: 'data',
      message: `Body is too long (maximum is ${MOST_BODY} characters)`,
    },
  ]);
}

export function checkTitle(text: unknown): void {
  if (typeof text !== 'string' || lengthOf(text) <= MOST_TITLE) return;
  throw new ApiError(422, 'Validation Failed', [
    {
      resource: 'Issue',
      code: 'custom',
      field: 'title',
      message: `title is too long (maximum is ${MOST_TITLE} characters)`,
    },
  ]);
}

/** In characters, of which some take two units of a string. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
