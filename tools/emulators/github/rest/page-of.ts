import type { Asked, RestAnswer } from './route.ts';

const MOST = 100;
const DEFAULT = 30;

export interface Page<T> extends RestAnswer {
  readonly body: readonly T[];
}

/** One page of a list, with links to the others, as GitHub does: 30 unless asked for more, and 100 at most. */
export function pageOf<T>(
  { query }: Pick<Asked, 'query'>,
  rows: readonly T[],
  url: string,
): Page<T> {
  const size = Math.min(MOST, Math.max(1, Number(query['per_page'] ?? DEFAULT)));
  const page = Math.max(1, Number(query['page'] ?? 1));
  const last = Math.max(1, Math.ceil(rows.length / size));
  const linkTo = (number: number, rel: string): string => {
    const parameters = new URLSearchParams({ ...query, page: String(number) });
    return `<${url}?${parameters.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo(page - 1, 'prev'), linkTo(1, 'first')] : []),
    ...(page < last ? [linkTo(page + 1, 'next'), linkTo(last, 'last')] : []),
  ];
  return {
    status: 200,
    body: rows.slice((page - 1) * size, page * size),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  };
}
