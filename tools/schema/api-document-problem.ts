import { parseText } from '../document/parse-documents.ts';

export type ApiSpec = 'open-api' | 'async-api';

interface Standard {
  readonly name: string;
  /** The key that says the version → the versions there are. */
  readonly versions: Readonly<Record<string, RegExp>>;
}

/** https://spec.openapis.org/oas/latest.html, https://www.asyncapi.com/docs/reference/specification/latest */
const STANDARDS: Readonly<Record<ApiSpec, Standard>> = {
  'open-api': { name: 'an OpenAPI document', versions: { openapi: /^3\.\d/, swagger: /^2\.0$/ } },
  'async-api': { name: 'an AsyncAPI document', versions: { asyncapi: /^[123]\.\d/ } },
};

/**
 * What keeps a value from being the API description that its property promises, as `must be …`, or
 * undefined. A string is a URL of the document, or the document itself as YAML or JSON.
 * Only what every version of the standards requires of a document is asked for.
 */
export function apiDocumentProblem(spec: ApiSpec, value: unknown): string | undefined {
  const { name, versions } = STANDARDS[spec];
  const reason =
    typeof value === 'string' ? textReason(value, versions) : reasonOf(value, versions);
  return reason === undefined ? undefined : `must be ${name}; ${reason}`;
}

function textReason(text: string, versions: Standard['versions']): string | undefined {
  if (!/[\n{]/.test(text)) {
    return URL.canParse(text) ? undefined : 'this is neither a document nor the URL of one';
  }
  const { documents, diagnostics } = parseText('', text);
  const [document] = documents;
  if (document === undefined || diagnostics.length > 0)
    return 'this cannot be read as YAML or JSON';
  return reasonOf(document.value, versions);
}

function reasonOf(value: unknown, versions: Standard['versions']): string | undefined {
  const keys = Object.keys(versions);
  const key = keys.find((each) => memberOf(value, each) !== undefined);
  if (key === undefined) return `it has no ${keys.map((each) => `\`${each}\``).join(' or ')}`;
  const version = memberOf(value, key);
  if (typeof version !== 'string') return `\`${key}\` is no text: put the version in quotes`;
  if (versions[key]?.test(version) !== true)
    return `\`${key}: ${version.slice(0, 20)}\` is no version of it`;
  const info = memberOf(value, 'info');
  if (info === undefined) return 'it has no `info`';
  const missing = ['title', 'version'].find((each) => memberOf(info, each) === undefined);
  return missing === undefined ? undefined : `its \`info\` has no \`${missing}\``;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
