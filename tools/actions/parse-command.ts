/** What a comment asks for. */
export type CommentCommand =
  | {
      readonly kind: 'run';
      readonly action: string;
      /** `blueprint/identifier`, or an identifier of the blueprint of the action. */
      readonly entity: string | undefined;
      readonly inputs: Readonly<Record<string, string>>;
      /** The commit that the pull request has to be at, or its first digits. */
      readonly sha: string | undefined;
    }
  | { readonly kind: 'approve'; readonly run: string; readonly hash: string }
  | { readonly kind: 'decline'; readonly run: string; readonly reason: string }
  | { readonly kind: 'cancel'; readonly run: string };

export type ParsedCommand =
  | { readonly kind: 'command'; readonly command: CommentCommand }
  /** It starts as a command does, and cannot be understood. */
  | { readonly kind: 'problem'; readonly message: string; readonly hint: string }
  /** Somebody only talks. */
  | { readonly kind: 'none' };

const USAGE = {
  run: 'write `/run ACTION [ENTITY] input=value other="two words"`',
  approve: 'write `/approve RUN HASH`, as the comment of the run says',
  decline: 'write `/decline RUN why`',
  cancel: 'write `/cancel RUN`',
} as const;

/** A comment on a pull request → what it asks for. The command stands at its start; an empty line ends it. */
export function parseCommand(body: string): ParsedCommand {
  const text = body.replaceAll('\r\n', '\n').trimStart();
  const name = /^\/(run|approve|decline|cancel)(?=\s|$)/.exec(text)?.[1];
  if (name === undefined) return { kind: 'none' };
  const [block = ''] = text.slice(name.length + 1).split(/\n[ \t]*\n/, 1);
  if (name === 'decline') return parseDecline(block);
  const words = splitWords(block);
  if (words === undefined)
    return { kind: 'problem', message: 'a quote is not closed', hint: USAGE.run };
  switch (name) {
    case 'run':
      return parseRun(words);
    case 'approve': {
      const [run, hash, ...more] = words;
      return run !== undefined && hash !== undefined && more.length === 0
        ? { kind: 'command', command: { kind: 'approve', run, hash } }
        : usage('approve');
    }
    default: {
      const [run, ...more] = words;
      return run !== undefined && more.length === 0
        ? { kind: 'command', command: { kind: 'cancel', run } }
        : usage('cancel');
    }
  }
}

function usage(name: keyof typeof USAGE): ParsedCommand {
  return { kind: 'problem', message: `this is not how \`/${name}\` is written`, hint: USAGE[name] };
}

function parseDecline(text: string): ParsedCommand {
  const [, run, reason = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  if (run === undefined) return usage('decline');
  return { kind: 'command', command: { kind: 'decline', run, reason: reason.trim() } };
}

function parseRun([action, ...words]: readonly string[]): ParsedCommand {
  if (action === undefined || action.includes('=')) return usage('run');
  const inputs = new Map<string, string>();
  let entity: string | undefined;
  let sha: string | undefined;
  for (const [index, word] of words.entries()) {
    if (words[index - 1] === '--sha') continue;
    if (word === '--sha') {
      sha = words[index + 1];
      if (sha === undefined || !/^[0-9a-f]{7,40}$/.test(sha))
        return {
          kind: 'problem',
          message: '`--sha` needs a commit',
          hint: 'write at least 7 digits of it',
        };
      continue;
    }
    const at = word.indexOf('=');
    if (at > 0) {
      const name = word.slice(0, at);
      if (inputs.has(name))
        return { kind: 'problem', message: `\`${name}\` is given twice`, hint: USAGE.run };
      inputs.set(name, word.slice(at + 1));
    } else if (entity === undefined && index === 0) entity = word;
    else
      return {
        kind: 'problem',
        message: `\`${word}\` is no input: there is no \`=\` in it`,
        hint: 'put a value of several words in quotes: name="two words"',
      };
  }
  const command = { kind: 'run', action, entity, inputs: Object.fromEntries(inputs), sha } as const;
  return { kind: 'command', command };
}

interface Splitting {
  readonly words: string[];
  /** Undefined between two words. */
  word: string | undefined;
  quote: string | undefined;
}

/** Words with spaces between, in which quotes keep spaces together. Undefined where a quote is not closed. */
function splitWords(text: string): readonly string[] | undefined {
  const splitting: Splitting = { words: [], word: undefined, quote: undefined };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const { quote } = splitting;
    if (quote === undefined) splitOutside(splitting, sign);
    else if (quote === '"' && sign === '\\' && at + 1 < text.length) {
      at += 1;
      splitting.word = (splitting.word ?? '') + (text[at] ?? '');
    } else if (sign === quote) splitting.quote = undefined;
    else splitting.word = (splitting.word ?? '') + sign;
  }
  const { words, word, quote } = splitting;
  if (quote !== undefined) return undefined;
  return word === undefined ? words : [...words, word];
}

function splitOutside(splitting: Splitting, sign: string): void {
  if (sign === '"' || sign === "'") {
    splitting.quote = sign;
    splitting.word ??= '';
  } else if (/\s/.test(sign)) {
    if (splitting.word !== undefined) splitting.words.push(splitting.word);
    splitting.word = undefined;
  } else splitting.word = (splitting.word ?? '') + sign;
}
