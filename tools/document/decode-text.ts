import { Buffer, isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';

/** More than this is refused: a catalog is many small files, and YAML in one piece costs memory. */
const MAX_BYTES = 8 * 1024 * 1024;

export interface DecodedText {
  /** Undefined where the bytes are not text. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Bytes of a file → text without its byte order mark. Never throws. */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  const start = { file, line: 1, column: 1 };
  if (bytes.length > MAX_BYTES) {
    const size = `${(bytes.length / 1024 / 1024).toFixed(1)} MiB`;
    return refuse('file/too-large', `the file is ${size} large; the limit is 8 MiB`, 'split it');
  }
  if (!isUtf8(bytes)) return { text: undefined, diagnostics: [notUtf8(file, bytes)] };
  // Several times faster than a TextDecoder that checks, and the text of a plain file takes half the memory.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (!text.startsWith('\uFEFF')) return { text, diagnostics: [] };
  return {
    text: text.slice(1),
    diagnostics: [
      createDiagnostic(
        'document/byte-order-mark',
        start,
        'the file starts with a byte order mark',
        'save it as UTF-8 without a BOM',
      ),
    ],
  };

  function refuse(code: 'file/too-large', message: string, hint: string): DecodedText {
    return { text: undefined, diagnostics: [createDiagnostic(code, start, message, hint)] };
  }
}

function notUtf8(file: string, bytes: Uint8Array): Diagnostic {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const before = text.slice(0, Math.max(0, text.indexOf('\uFFFD')));
  const lineStart = before.lastIndexOf('\n') + 1;
  const location = {
    file,
    line: before.split('\n').length,
    column: before.length - lineStart + 1,
  };
  const utf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const what = utf16 ? 'the file is UTF-16' : 'the file is not UTF-8 from here on';
  return createDiagnostic('document/not-utf-8', location, what, 'save it as UTF-8');
}
