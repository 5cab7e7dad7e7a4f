import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { accountOfKey, answerSts } from './answer-sts.ts';
import { getResource, listResources, recordOf, type World } from './answer-cloud-control.ts';
import { ApiError } from './api-error.ts';
import type { EstateResource } from './estate-resource.ts';
import { takeFault, type Fault, type RequestRecord } from './fault.ts';
import { createRandom } from './shuffle.ts';

export interface CloudControlOptions {
  readonly estate: readonly EstateResource[];
  /** Default: any free port. */
  readonly port?: number;
  readonly seed?: number;
  /** Tags come in another order at each call; `all` does it with lists and sets as well. */
  readonly shuffle?: 'tags' | 'all';
  readonly faults?: readonly Fault[];
  /** The account of credentials that no role gave. */
  readonly baseAccount?: string;
}

export interface CloudControlServer {
  readonly url: string;
  /** Every call of Cloud Control so far. */
  readonly requests: readonly RequestRecord[];
  replaceEstate(estate: readonly EstateResource[]): void;
  replaceFaults(faults: readonly Fault[]): void;
  close(): Promise<void>;
}

interface State {
  estate: readonly EstateResource[];
  faults: readonly Fault[];
  readonly requests: RequestRecord[];
  readonly baseAccount: string;
  readonly shuffle: 'tags' | 'all';
  readonly random: () => number;
}

/**
 * AWS Cloud Control and the part of STS that it needs, on loopback, for the unmodified SDK: the wire protocol,
 * paging, parents and errors of the real one. Rejects with the error of `listen`, such as EADDRINUSE.
 */
export async function startCloudControl(options: CloudControlOptions): Promise<CloudControlServer> {
  const state: State = {
    estate: options.estate,
    faults: options.faults ?? [],
    requests: [],
    baseAccount: options.baseAccount ?? '111111111111',
    shuffle: options.shuffle ?? 'tags',
    random: createRandom(options.seed ?? 1),
  };
  const server = createServer((request, response) => {
    void answer(state, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: state.requests,
    replaceEstate: (estate) => void (state.estate = estate),
    replaceFaults: (faults) => void (state.faults = faults),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  try {
    const credential = readCredential(request);
    const account = accountOfKey(credential.key, state.baseAccount);
    const target = String(request.headers['x-amz-target'] ?? '');
    if (target === '') {
      send(response, 200, 'text/xml', answerSts(new URLSearchParams(body), account));
      return;
    }
    sendJson(
      response,
      200,
      answerJson(state, target, { account, region: credential.region }, body),
    );
  } catch (error) {
    if (error instanceof RawAnswer) send(response, error.status, error.contentType, error.body);
    else if (error instanceof ApiError) sendJson(response, error.status, errorBody(error));
    else
      sendJson(response, 500, { __type: 'ServiceInternalErrorException', message: String(error) });
  }
}

/** The recorded AccessDenied has a namespace and a capital `Message`; the others have neither. */
function errorBody({ type, message }: ApiError): object {
  if (type === 'AccessDeniedException')
    return { __type: `com.amazon.coral.service#${type}`, Message: message };
  return { __type: type, message };
}

/** An answer that is none of the protocol. */
class RawAnswer extends Error {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;

  constructor(status: number, contentType: string, body: string) {
    super(body);
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }
}

interface Where {
  readonly account: string;
  readonly region: string;
}

function answerJson(state: State, target: string, where: Where, text: string): object {
  const operation = target.replace(/^CloudApiService\./, '');
  let body: Readonly<Record<string, unknown>>;
  try {
    body = { ...Object(JSON.parse(text)) };
  } catch {
    throw new ApiError('SerializationException', 'the request is not JSON');
  }
  const record = recordOf(operation, where, body);
  state.requests.push(record);
  const fault = takeFault(state.faults, record);
  if (fault !== undefined && fault !== 'truncate') throw faultAnswer(fault, record);
  const world: World = { estate: state.estate, shuffle: state.shuffle, random: state.random };
  if (operation === 'GetResource') return getResource(world, where, body);
  if (operation !== 'ListResources')
    throw new ApiError('UnknownOperationException', `${operation} is not emulated`);
  const page: Record<string, unknown> = { ...listResources(world, where, body) };
  if (fault === 'truncate') {
    page['ResourceDescriptions'] = [page['ResourceDescriptions']].flat().slice(0, 1);
    delete page['NextToken'];
  }
  return page;
}

function faultAnswer(kind: Exclude<Fault['kind'], 'truncate'>, request: RequestRecord): Error {
  const { operation, type, account, region } = request;
  const wrapped = (code: string, text: string): string =>
    `${type} Handler returned status FAILED: ${text} (HandlerErrorCode: ${code}, RequestToken: 00000000-0000-0000-0000-000000000000)`;
  switch (kind) {
    case 'denied':
      return new ApiError(
        'AccessDeniedException',
        `User: arn:aws:iam::${account}:user/loopback is not authorized to perform: cloudformation:${operation} on resource: arn:aws:cloudformation:${region}:${account}:resource/* because no identity-based policy allows the cloudformation:${operation} action`,
      );
    case 'unrecognized':
      return new ApiError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    case 'throttle':
      return new ApiError('ThrottlingException', 'Rate exceeded');
    case 'general-denied':
      return new ApiError(
        'GeneralServiceException',
        wrapped('GeneralServiceException', 'AccessDenied. User does not have permission'),
      );
    case 'internal':
      return new ApiError('HandlerInternalFailureException', wrapped('InternalFailure', 'null'));
    case 'type-not-found':
      return new ApiError('TypeNotFoundException', `The type '${type}' cannot be found.`);
    case 'not-found':
      return new ApiError('ResourceNotFoundException', wrapped('NotFound', 'Resource not found'));
    case 'html-503':
      return new RawAnswer(503, 'text/html', '<html><body>503 Service Unavailable</body></html>');
    default:
      return new RawAnswer(
        200,
        'application/x-amz-json-1.0',
        '{"ResourceDescriptions":[{"Identifier":"x","Properties":"not json"}],"ResourceDescription":{"Identifier":"x","Properties":"[1]"}}',
      );
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
