import { createServer, type Server } from 'node:http';
import { answer } from './answer.js';

/** Starts the server; port 0 is any free one. */
export async function serve(port: number, log: (line: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    const [path = '/'] = url.split('?', 1);
    const { status, body } = answer({ method, path });
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
    log(JSON.stringify({ method, path, status }));
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return server;
}
