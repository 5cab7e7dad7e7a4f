import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  CloudControlClient,
  GetResourceCommand,
  ListResourcesCommand,
} from '@aws-sdk/client-cloudcontrol';
import { CloudFailure, type Cloud, type CloudOptions, type CloudPlace } from '../ports/cloud.ts';
import { toCloudFailure } from './to-cloud-failure.ts';
import { toCloudResource } from './to-cloud-resource.ts';

/** A read of one resource takes AWS a second or two; S3, which asks 18 times, a few more. */
const REQUEST_TIMEOUT_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 10_000;
/** One: what is worth another attempt, and when, is decided where all calls are counted (sources/aws/pace). */
const MAX_ATTEMPTS = 1;
/** Calls of one account and region that may be under way at once; the default, 50, is less than the pace may ask for. */
const MAX_SOCKETS = 128;
/** The SDK warns on the console that a profile is used although keys are set, which is what we want. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const GLOBAL_REGION = 'us-east-1';

/** Reads accounts through AWS Cloud Control, with the credentials of the environment. */
export function createCloudControl(options: CloudOptions): Cloud {
  // The SDK tells on stderr, at every start, which Node it will need next year.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  if (options.loopback !== undefined) useLoopback(options.loopback);
  const clients = new Map<string, CloudControlClient>();
  if (Object.keys(options.roles).length > 0) writeProfiles(options.roles);
  const clientFor = (place: CloudPlace): CloudControlClient => {
    const key = `${place.account} ${place.region}`;
    const client = clients.get(key) ?? createClient(options, place);
    clients.set(key, client);
    return client;
  };
  return {
    list: (place, { type, model, token }, signal) =>
      attempt(async () => {
        const command = new ListResourcesCommand({
          TypeName: type,
          ...(model === undefined ? {} : { ResourceModel: JSON.stringify(model) }),
          ...(token === undefined ? {} : { NextToken: token }),
        });
        const page = await clientFor(place).send(command, optionsOf(signal));
        return {
          resources: (page.ResourceDescriptions ?? []).map((row) => toCloudResource(type, row)),
          nextToken: page.NextToken === '' ? undefined : page.NextToken,
        };
      }),
    get: (place, { type, identifier }, signal) =>
      attempt(async () => {
        const command = new GetResourceCommand({ TypeName: type, Identifier: identifier });
        const { ResourceDescription } = await clientFor(place).send(command, optionsOf(signal));
        if (ResourceDescription === undefined) {
          throw new CloudFailure('failed', `${type}: the answer holds no resource`);
        }
        return toCloudResource(type, ResourceDescription);
      }, identifier),
  };
}

function optionsOf(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}

function createClient(options: CloudOptions, { account, region }: CloudPlace): CloudControlClient {
  const { roles } = options;
  return new CloudControlClient({
    region: region === 'global' ? GLOBAL_REGION : region,
    maxAttempts: MAX_ATTEMPTS,
    logger: SILENT,
    requestHandler: {
      requestTimeout: options.timeout ?? REQUEST_TIMEOUT_MS,
      // Without this the SDK only says in its log that a request takes long, and waits on.
      throwOnRequestTimeout: true,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      httpsAgent: { maxSockets: MAX_SOCKETS },
      httpAgent: { maxSockets: MAX_SOCKETS },
    },
    ...(roles[account] === undefined ? {} : { profile: profileName(account) }),
  });
}

async function attempt<T>(call: () => Promise<T>, identifier?: string): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toCloudFailure(error, identifier);
  }
}

/** The SDK takes the endpoint of its own role requests from the environment alone, so ours goes there too. */
function useLoopback(url: string): void {
  delete process.env['AWS_PROFILE'];
  delete process.env['AWS_SESSION_TOKEN'];
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'loopback',
    AWS_SECRET_ACCESS_KEY: 'loopback',
  });
}

function profileName(account: string): string {
  return `cadastre-${account}`;
}

/**
 * The SDK takes on a role by itself where a profile names one, so that no second AWS package is needed:
 * the person's own configuration with our profiles behind it, in a file that only this user can read.
 */
function writeProfiles(roles: Readonly<Record<string, string>>): void {
  const own = process.env['AWS_CONFIG_FILE'] ?? path.join(os.homedir(), '.aws', 'config');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cadastre-aws-'));
  const file = path.join(folder, 'config');
  const source =
    process.env['AWS_ACCESS_KEY_ID'] === undefined
      ? `source_profile = ${process.env['AWS_PROFILE'] ?? 'default'}`
      : 'credential_source = Environment';
  const profiles = Object.entries(roles).map(
    ([account, role]) =>
      `[profile ${profileName(account)}]\nrole_arn = ${role}\nrole_session_name = cadastre\n${source}\n`,
  );
  writeFileSync(file, [readOrEmpty(own), ...profiles].join('\n'), { mode: 0o600 });
  process.env['AWS_CONFIG_FILE'] = file;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ignore(): void {
  // What matters comes back as an error of the call.
}
