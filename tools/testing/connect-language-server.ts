import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A squiggle: where it starts (from 1, as in our own diagnostics) and what it says. */
export interface Squiggle {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const TIMEOUT = 15_000;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Connection {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** The next diagnostics that the server publishes for a document. */
  nextDiagnostics(uri: string): Promise<readonly Squiggle[]>;
  /** Resolves when the server has asked for its settings and got them. */
  readonly configured: Promise<void>;
  readonly ended: Promise<void>;
}

/** JSON-RPC over the standard streams of a child process. */
export function connectLanguageServer(root: string): Connection {
  const server = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
  const bin = path.join(path.dirname(server), 'bin', 'yaml-language-server');
  const child = spawn(process.execPath, [bin, '--stdio'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<string, (message: Message) => void>();
  let lastId = 0;
  const wait = (key: string): Promise<Message> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill();
        reject(new Error(`yaml-language-server said nothing about ${key} in ${TIMEOUT} ms`));
      }, TIMEOUT);
      waiting.set(key, (message) => {
        clearTimeout(timer);
        waiting.delete(key);
        resolve(message);
      });
    });
  const send = (message: Message): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const receive = (message: Message): void => {
    const { id, method } = message;
    if (method === undefined) waiting.get(String(id))?.(message);
    else if (id !== undefined) {
      send({ id, result: answer(root, message) });
      waiting.get(method)?.(message);
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri } = message.params as { readonly uri: string };
      waiting.get(uri)?.(message);
    }
  };
  child.stdout.on('data', createFrameReader(receive));
  return {
    async request(method, params) {
      lastId += 1;
      const reply = wait(String(lastId));
      send({ id: lastId, method, params });
      const { result, error } = await reply;
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    },
    notify: (method, params) => send({ method, params }),
    nextDiagnostics: async (uri) => toSquiggles((await wait(uri)).params),
    configured: wait('workspace/configuration').then(() => undefined),
    ended: new Promise((resolve) => child.once('close', () => resolve())),
  };
}

/** What the server asks us: its settings; everything else is a registration that needs no answer. */
function answer(root: string, { method, params }: Message): unknown {
  if (method !== 'workspace/configuration') return null;
  const { items } = params as { readonly items: readonly { readonly section: string }[] };
  const settings = path.join(root, '.vscode/settings.json');
  const { 'yaml.schemas': schemas } = JSON.parse(readFileSync(settings, 'utf8')) as {
    readonly 'yaml.schemas': unknown;
  };
  const yaml = {
    schemas,
    schemaStore: { enable: false },
    validate: true,
    completion: true,
    hover: true,
  };
  return items.map(({ section }) => (section === 'yaml' ? yaml : null));
}

/** Chunks of bytes → whole messages. */
function createFrameReader(receive: (message: Message) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/i.exec(rest.subarray(0, Math.max(0, head)).toString());
      const end = head + 4 + Number(length?.[1]);
      if (head === -1 || length === null || rest.length < end) return;
      const body = rest.subarray(head + 4, end).toString();
      rest = rest.subarray(end);
      receive(JSON.parse(body) as Message);
    }
  };
}

function toSquiggles(params: unknown): readonly Squiggle[] {
  const { diagnostics } = params as {
    readonly diagnostics: readonly {
      readonly message: string;
      readonly range: { readonly start: { readonly line: number; readonly character: number } };
    }[];
  };
  return diagnostics.map(({ message, range: { start } }) => ({
    line: start.line + 1,
    column: start.character + 1,
    message,
  }));
}
