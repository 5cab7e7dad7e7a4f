import type { TypeDescription, TypeProperty } from '../../../ports/type-library.ts';
import { redact } from '../redact.ts';

/**
 * The properties of a type that a catalog should have: closed sets of values, switches, numbers that people
 * set, and text whose name says that it is a name, a kind or a place. Everything else is left out, so that
 * what nobody thought of stays out too.
 */
export function chooseProperties(description: TypeDescription): ChosenProperties {
  const all = [...description.properties]
    .filter(([name, property]) => isCatalogued(description, name, property))
    .toSorted(([a, left], [b, right]) => rank(description, a, left) - rank(description, b, right));
  return {
    chosen: all.slice(0, MOST_PROPERTIES),
    omitted: Math.max(0, all.length - MOST_PROPERTIES),
  };
}

export interface ChosenProperties {
  readonly chosen: readonly (readonly [name: string, property: TypeProperty])[];
  /** How many would do as well, and are left out because nobody reads so many. */
  readonly omitted: number;
}

const MOST_PROPERTIES = 30;

/** What names the thing comes first, then what kind of thing it is; switches and numbers are details. */
function rank(
  { primaryIdentifier }: TypeDescription,
  name: string,
  { shape, values, isReadOnly }: TypeProperty,
): number {
  if (primaryIdentifier.includes(name)) return 0;
  if (/^(?:Display)?Name$|^Title$|^Description$/.test(name)) return 1;
  if (isReadOnly) return 2;
  if (values.length > 0 || KINDS.test(name)) return 3;
  if (shape === 'string' || shape === 'strings') return 4;
  return shape === 'boolean' ? 5 : 6;
}

const KINDS =
  /(?:Type|Class|Engine|EngineVersion|Mode|Tier|Edition|Protocol|Runtime|Platform|Family)$/;

function isCatalogued(
  { type, primaryIdentifier, tags }: TypeDescription,
  name: string,
  { shape, values, isReadOnly }: TypeProperty,
): boolean {
  const isClosed = values.length > 0;
  if (shape === 'other' || name === tags?.property || isArn(name, type)) return false;
  if (!/^[A-Za-z][A-Za-z0-9.]*$/.test(name) || WRITE_ONLY.test(name)) return false;
  if (shape === 'boolean') return !isReadOnly;
  if (VOLATILE.test(name)) return false;
  if (shape === 'number') return !isReadOnly;
  if (isClosed) return !isReadOnly;
  if (mayBeSecret(type, name)) return false;
  if (primaryIdentifier.includes(name)) return true;
  if (isReadOnly) return SET_BY_AWS.test(name);
  return (shape === 'strings' ? LISTS : TEXTS).test(name);
}

/** The resource's own ARN, which every blueprint has under one name. */
function isArn(name: string, type: string): boolean {
  const resource = type.split('::').at(-1) ?? '';
  return new RegExp(`^(?:${resource})?arn$`, 'i').test(name);
}

/** Whether a text of this name may be what nobody may read. Better one too many. */
function mayBeSecret(type: string, name: string): boolean {
  return SECRET.test(name) || !Object.hasOwn(redact(type, { [name]: '' }), name);
}

const SECRET =
  /pass(?:word|phrase|wd)|secret|token|credential|private|(?:access|api|auth|shared|license|signing|host|public)_?key(?!id$)|accesskey|cookie|otp|pin$|webhook|header|user_?data|command|body|content|code$|script|definition|template|polic(?:y|ies)|document|input|variables?$|parameters?$|payload|value|email|phone|contact|user_?names?$|external_?id|(?:first|given|middle|nick)_?name|connection_?string|certificate(?!arn|authority|type|mode|identifier)/i;

/** What AWS changes by itself, or what changes with every deployment. */
const VOLATILE =
  /^(?:Created|Creation|Create(?:Time|Date)|Updated?|Modified|Last|Latest|Deleted?|Desired|Current|Snapshot|Failure|Error)|(?:Time|Date|At|By|Timestamp|Count|Status|Reason|ETag|Etag|RevisionId|Revision|VersionId|VersionNumber|DeploymentId|ChangeToken|OwnerId|CapacityUnits|Progress|Hash|Sha256|Checksum)$|^(?:Version|State|Timestamp|Sequence.*)$/;

/** Said when something is made, never answered. */
const WRITE_ONLY =
  /^(?:ClientToken|ClientRequestToken|IdempotencyToken|Skip|Force|Delete|Overwrite)/;

const TEXTS =
  /(?:Name|Title|Description|Comment|Type|Class|Mode|Tier|Edition|Engine|EngineVersion|PlatformVersion|Runtime|Handler|Protocol|Family|Scope|Path|Prefix|Domain|Region|Zone|Cidr|CidrBlock|CidrIp|Expression|Schedule|Window|TimeZone|Timezone|Format|Level|Platform|Architecture|Namespace|Language|LanguageCode|Locale|Kind|Method|Visibility|Access|Encryption|Algorithm|Alias|Group|Category|Unit|Statistic|Operator|Size|Model|Arn|ARN|Id|Identifier|Bucket|Topic|Queue|Stream|Table|Cluster|Role|Version|Status|State|Policy|RouteKey|SortKey|PartitionKey)$/;

const LISTS =
  /(?:Names|Types|Arns|ARNs|Ids|Zones|Classes|Regions|Protocols|Aliases|Domains|Architectures|Runtimes|Platforms|Cidrs|CidrBlocks|Groups|Levels|Modes|Methods|Languages|Layers|Subnets|Roles|Clusters|Services|Formats|Categories|Identifiers|Compatibilities|Capabilities|CapacityProviders)$/;

/** AWS says where a thing answers; the rest of what it sets are counters, times and states. */
const SET_BY_AWS =
  /(?:Url|URL|Uri|URI|Endpoint|DomainName|DnsName|DNSName|HostedZoneId|VpcId|AvailabilityZone|CidrBlock|Endpoint\.Address)$/;
