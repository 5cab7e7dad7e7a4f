import { toCloudFailure } from '../adapters/to-cloud-failure.ts';
import { toCloudResource } from '../adapters/to-cloud-resource.ts';
import { ApiError } from '../emulators/aws/api-error.ts';
import type { Emulation } from '../emulators/aws/create-emulation.ts';
import { NoAnswer } from '../emulators/aws/no-answer.ts';
import { RawAnswer } from '../emulators/aws/raw-answer.ts';
import { CloudFailure, type Cloud, type CloudPlace } from '../ports/cloud.ts';

/**
 * The loopback Cloud Control behind the port without a wire between: its answers and its faults, and our words for
 * them. What hangs is given up at once. `pause` is what each call takes.
 */
export function createEmulatedCloud(emulation: Emulation, pause?: () => Promise<void>): Cloud {
  const call = async (
    operation: string,
    place: CloudPlace,
    body: object,
    signal: AbortSignal | undefined,
  ): Promise<Record<string, unknown>> => {
    await pause?.();
    try {
      signal?.throwIfAborted();
      return { ...emulation.answer(operation, place, { ...body }) };
    } catch (error) {
      const { Identifier }: Record<string, unknown> = { ...body };
      throw toCloudFailure(
        toSdkError(error),
        typeof Identifier === 'string' ? Identifier : undefined,
      );
    }
  };
  return {
    async list(place, { type, model, token }, signal) {
      const asked = {
        TypeName: type,
        ...(model === undefined ? {} : { ResourceModel: JSON.stringify(model) }),
        ...(token === undefined ? {} : { NextToken: token }),
      };
      const page = await call('ListResources', place, asked, signal);
      const { ResourceDescriptions: rows, NextToken: next } = page;
      if (!Array.isArray(rows)) throw new CloudFailure('failed', 'no list');
      return {
        resources: rows.map((row) => toCloudResource(type, row)),
        nextToken: typeof next === 'string' ? next : undefined,
      };
    },
    async get(place, { type, identifier }, signal) {
      const asked = { TypeName: type, Identifier: identifier };
      const { ResourceDescription } = await call('GetResource', place, asked, signal);
      return toCloudResource(type, { ...Object(ResourceDescription) });
    },
  };
}

/** What the SDK makes of an answer (measured over the wire in adapters/cloud-control.test.ts). */
function toSdkError(error: unknown): unknown {
  if (error instanceof ApiError)
    return Object.assign(new Error(error.message), {
      name: error.type,
      $metadata: { httpStatusCode: error.status },
    });
  if (error instanceof RawAnswer)
    return error.status === 200
      ? new CloudFailure('failed', 'the answer is not what it should be')
      : Object.assign(new SyntaxError('Unexpected token <'), {
          $metadata: { httpStatusCode: error.status },
        });
  if (error instanceof NoAnswer)
    return error.how === 'hang'
      ? Object.assign(new Error('the request took too long'), { name: 'TimeoutError' })
      : Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  return error;
}
