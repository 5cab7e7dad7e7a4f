import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { connectLanguageServer, type Squiggle } from './connect-language-server.ts';

export interface Suggestion {
  readonly label: string;
  readonly documentation: string;
}

/** What an editor asks of yaml-language-server, over stdio. Each call waits for the server's answer, never for a clock. */
export interface LanguageServer {
  /** Opens a file (or a text instead of it) and resolves with what is wrong in it. */
  open(file: string, text?: string): Promise<readonly Squiggle[]>;
  /** What is offered at the cursor, which the text marks with `‸`. The text need not be on the disk. */
  complete(file: string, marked: string): Promise<readonly Suggestion[]>;
  /** What is shown for the word under the cursor. */
  hover(file: string, marked: string): Promise<string>;
  stop(): Promise<void>;
}

const CURSOR = '‸';

/**
 * Starts the real server on a repository, configured as VS Code configures it:
 * with `yaml.schemas` of `.vscode/settings.json`, and nothing from the network.
 */
export async function startLanguageServer(root: string): Promise<LanguageServer> {
  const connection = connectLanguageServer(root);
  let opened = 0;
  /** In a folder of its own each time, or what is published late about one text would answer for the next. */
  const open = (file: string, text: string): string => {
    opened += 1;
    const name = path.join(root, path.dirname(file), String(opened), path.basename(file));
    const uri = pathToFileURL(name).href;
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    connection.notify('textDocument/didOpen', { textDocument });
    return uri;
  };
  const close = (uri: string): void =>
    connection.notify('textDocument/didClose', { textDocument: { uri } });
  const ask = async (method: string, file: string, marked: string): Promise<unknown> => {
    const before = marked.slice(0, marked.indexOf(CURSOR)).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const uri = open(file, marked.replace(CURSOR, ''));
    const answer = await connection.request(method, { textDocument: { uri }, position });
    close(uri);
    return answer;
  };

  await connection.request('initialize', whoWeAre(root));
  connection.notify('initialized', {});
  connection.notify('workspace/didChangeConfiguration', { settings: null });
  await connection.configured;

  return {
    async open(file, text = readFileSync(path.join(root, file), 'utf8')) {
      const uri = open(file, text);
      const squiggles = await connection.nextDiagnostics(uri);
      close(uri);
      return squiggles;
    },
    async complete(file, marked) {
      const list = (await ask('textDocument/completion', file, marked)) as {
        readonly items?: readonly { readonly label: string; readonly documentation?: unknown }[];
      } | null;
      return (list?.items ?? []).map(({ label, documentation }) => ({
        label,
        documentation: textOf(documentation),
      }));
    },
    async hover(file, marked) {
      const shown = (await ask('textDocument/hover', file, marked)) as {
        readonly contents: unknown;
      } | null;
      return textOf(shown?.contents);
    },
    async stop() {
      await connection.request('shutdown', null);
      connection.notify('exit', null);
      await connection.ended;
    },
  };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const isMarkup = typeof content === 'object' && content !== null && 'value' in content;
  return isMarkup ? String(content.value) : '';
}

/** An editor with snippets and Markdown, which is asked for its settings. */
function whoWeAre(root: string): unknown {
  const uri = pathToFileURL(root).href;
  return {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: path.basename(root) }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  };
}
