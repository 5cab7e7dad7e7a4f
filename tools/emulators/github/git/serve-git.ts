import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitCommand } from './run-git.ts';

export interface GitRequest {
  /** The folder that holds `owner/name.git`. */
  readonly folder: string;
  /** Such as `/owner/name.git/info/refs`. */
  readonly pathname: string;
  readonly search: string;
  readonly login: string;
  /** Only these may be pushed to; undefined: all. */
  readonly branches: readonly string[] | undefined;
}

/** Answers git over HTTP with git's own program for that. Resolves when it has ended. */
export async function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, pathname, search, login, branches }: GitRequest,
): Promise<void> {
  const { headers, method = 'GET' } = request;
  const variables = {
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: pathname,
    QUERY_STRING: search.replace(/^\?/, ''),
    REQUEST_METHOD: method,
    REMOTE_USER: login,
    REMOTE_ADDR: '127.0.0.1',
    ...(branches === undefined ? {} : hideOthers(branches)),
    CONTENT_TYPE: headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    ...(headers['content-length'] === undefined
      ? {}
      : { CONTENT_LENGTH: headers['content-length'] }),
  };
  await new Promise<void>((resolve, reject) => {
    const child = spawn('env', gitCommand(['http-backend'], variables), { stdio: 'pipe' });
    child.on('error', reject);
    child.stdin.on('error', () => {});
    request.pipe(child.stdin);
    let head = Buffer.alloc(0);
    let isStarted = false;
    child.stdout.on('data', (chunk: Buffer) => {
      if (isStarted) {
        response.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      isStarted = true;
      writeHead(response, head.toString('latin1', 0, end));
      response.write(head.subarray(end + 4));
    });
    child.on('close', () => {
      if (!isStarted) response.writeHead(500);
      resolve();
    });
  });
}

/** What is hidden cannot be pushed to; the last that says something of a ref counts. */
function hideOthers(branches: readonly string[]): Readonly<Record<string, string>> {
  const values = ['refs/', ...branches.map((branch) => `!refs/heads/${branch}`)];
  const rows = values.flatMap((value, index) => [
    [`GIT_CONFIG_KEY_${index}`, 'receive.hideRefs'],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(rows), GIT_CONFIG_COUNT: String(values.length) };
}

/** As CGI has it: a status among the headers. */
function writeHead(response: ServerResponse, text: string): void {
  const rows = text.split('\r\n').map((line) => {
    const cut = line.indexOf(':');
    return [line.slice(0, cut).toLowerCase(), line.slice(cut + 1).trim()] as const;
  });
  const status = Number(rows.find(([name]) => name === 'status')?.[1].slice(0, 3) ?? 200);
  response.writeHead(status, Object.fromEntries(rows.filter(([name]) => name !== 'status')));
}
