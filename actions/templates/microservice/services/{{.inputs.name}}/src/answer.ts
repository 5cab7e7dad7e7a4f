export interface Request {
  readonly method: string;
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** What a request is answered. Whoever watches the service asks for `/health`. */
export function answer({ method, path }: Request): Answer {
  if (path === '/health') return { status: 200, body: { status: 'ok' } };
  if (path !== '/') return { status: 404, body: { message: `there is no ${path}` } };
  if (method !== 'GET') return { status: 405, body: { message: 'only GET is answered here' } };
  return { status: 200, body: { service: '{{ .inputs.name }}' } };
}
