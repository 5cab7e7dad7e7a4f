/** One line of a step's output that means something to the runner. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The command that a line is, such as `::warning file=a.yaml,line=1::text`. */
export function readCommand(line: string): WorkflowCommand | undefined {
  const match = /^\s*::([A-Za-z-]+)(?: ([^\n]*?))?::(.*)$/su.exec(line);
  if (match?.[1] === undefined) return undefined;
  return {
    name: match[1].toLowerCase(),
    properties: readProperties(match[2] ?? ''),
    text: unescape(match[3] ?? ''),
  };
}

function readProperties(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').flatMap((pair) => {
    const [name, ...value] = pair.split('=');
    if (name === undefined || value.length === 0) return [];
    return [[name.trim(), unescape(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',')]];
  });
  return Object.fromEntries(pairs) as Readonly<Record<string, string>>;
}

/** `%25` comes last: `%250A` is the text `%0A`. */
function unescape(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
