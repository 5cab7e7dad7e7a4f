/** The parts of an ARN that tell where a resource is. */
interface ArnParts {
  readonly service: string;
  readonly resource: string;
}

/**
 * The one form of an ARN that names the resource itself: without the version or alias of a function,
 * the `:*` of a log group, the stream of a table, the consumer of a stream. Undefined for what is no ARN.
 */
export function normaliseArn(text: string): string | undefined {
  const parts = parseArn(text);
  if (parts === undefined) return undefined;
  const head = text.slice(0, text.length - parts.resource.length);
  return head + withoutQualifier(parts);
}

function parseArn(text: string): ArnParts | undefined {
  const match = /^arn:aws[a-z-]*:([a-z0-9-]+):[a-z0-9-]*:[0-9]*:(.+)$/s.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { service: match[1], resource: match[2] };
}

function withoutQualifier({ service, resource }: ArnParts): string {
  switch (service) {
    case 'lambda':
      return resource.replace(/^(function:[^:]+):.+$/, '$1');
    case 'logs':
      return resource.replace(/:\*$/, '').replace(/^(log-group:[^:]+):.*$/, '$1');
    case 'dynamodb':
      return resource.replace(/^(table\/[^/]+)\/.+$/, '$1');
    case 'kinesis':
      return resource.replace(/^(stream\/[^/]+)\/.+$/, '$1');
    default:
      return resource;
  }
}
