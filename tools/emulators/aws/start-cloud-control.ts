import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Body, Where } from './answer-cloud-control.ts';
import { accountOfKey, answerSts } from './answer-sts.ts';
import { ApiError } from './api-error.ts';
import { createEmulation, type Emulation, type EmulationOptions } from './create-emulation.ts';
import { close, listen } from '../listen.ts';
import { NoAnswer } from './no-answer.ts';
import { RawAnswer } from './raw-answer.ts';

export interface CloudControlOptions extends EmulationOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Milliseconds that each answer takes. Default: none. */
  readonly latency?: number;
  /** How errors are spelt. Default: as recorded, which is not always the same. */
  readonly errors?: ErrorSpelling;
  /** The account of credentials that no role gave. */
  readonly baseAccount?: string;
}

/** All four were seen: `__type` with a namespace and without, `message` and `Message`. */
export interface ErrorSpelling {
  readonly hasNamespace: boolean;
  readonly message: 'message' | 'Message';
}

export interface CloudControlServer extends Omit<Emulation, 'answer'> {
  readonly url: string;
  close(): Promise<void>;
}

interface State {
  readonly emulation: Emulation;
  readonly baseAccount: string;
  readonly latency: number;
  readonly errors: ErrorSpelling | undefined;
}

/**
 * AWS Cloud Control and the part of STS that it needs, on loopback, for the unmodified SDK: the wire protocol,
 * paging, parents and errors of the real one. Rejects with the error of `listen`, such as EADDRINUSE.
 */
export async function startCloudControl(options: CloudControlOptions): Promise<CloudControlServer> {
  const emulation = createEmulation(options);
  const state: State = {
    emulation,
    baseAccount: options.baseAccount ?? '111111111111',
    latency: options.latency ?? 0,
    errors: options.errors,
  };
  const server = createServer((request, response) => {
    void answer(state, request, response);
  });
  const url = await listen(server, options.port);
  return {
    url,
    requests: emulation.requests,
    estate: () => emulation.estate(),
    replaceEstate: (estate) => emulation.replaceEstate(estate),
    replaceFaults: (faults) => emulation.replaceFaults(faults),
    close: async () => await close(server),
  };
}

async function answer(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request);
    if (state.latency > 0) await pause(state.latency);
    const credential = readCredential(request);
    const account = accountOfKey(credential.key, state.baseAccount);
    const target = String(request.headers['x-amz-target'] ?? '');
    if (target === '') {
      send(response, 200, 'text/xml', answerSts(new URLSearchParams(body), account));
      return;
    }
    const where: Where = { account, region: credential.region };
    const operation = target.replace(/^CloudApiService\./, '');
    sendJson(response, 200, state.emulation.answer(operation, where, readJson(body)));
  } catch (error) {
    answerError(state, error, response);
  }
}

function answerError(state: State, error: unknown, response: ServerResponse): void {
  if (error instanceof RawAnswer) {
    send(response, error.status, error.contentType, error.body);
  } else if (error instanceof ApiError) {
    sendJson(response, error.status, errorBody(error, state.errors));
  } else if (error instanceof NoAnswer) {
    // A call that hangs ends when the caller gives up, or the server is closed.
    if (error.how === 'reset') response.socket?.resetAndDestroy();
  } else {
    sendJson(response, 500, { __type: 'ServiceInternalErrorException', message: String(error) });
  }
}

/** The recorded AccessDenied has a namespace and a capital `Message`; the others have neither. */
function errorBody({ type, message }: ApiError, spelling: ErrorSpelling | undefined): object {
  const isDenied = type === 'AccessDeniedException';
  const hasNamespace = spelling?.hasNamespace ?? isDenied;
  const key = spelling?.message ?? (isDenied ? 'Message' : 'message');
  return { __type: hasNamespace ? `com.amazon.coral.service#${type}` : type, [key]: message };
}

function readJson(text: string): Body {
  try {
    return { ...Object(JSON.parse(text)) };
  } catch {
    throw new ApiError('SerializationException', 'the request is not JSON');
  }
}

/** `Credential=KEY/DATE/REGION/SERVICE/aws4_request`: one port is every region and every account. */
function readCredential({ headers }: IncomingMessage): {
  readonly key: string;
  readonly region: string;
} {
  const match = /Credential=([^/]+)\/\d{8}\/([a-z0-9-]+)\//.exec(headers.authorization ?? '');
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new ApiError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  return { key: match[1], region: match[2] };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, 'application/x-amz-json-1.0', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType });
  response.end(body);
}
