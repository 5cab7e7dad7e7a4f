import { UserError } from '../../diagnostics/user-error.ts';
import type { Loopback } from '../../ports/loopback.ts';
import { readEstate } from './read-estate.ts';
import { startCloudControl } from './start-cloud-control.ts';

/** A loopback AWS with the estate of a text. Throws UserError for a bad line, or a port that is taken. */
export async function startLoopback(estateText: string, port: number): Promise<Loopback> {
  const estate = readEstate(estateText);
  try {
    const server = await startCloudControl({ estate, port });
    return {
      url: server.url,
      resources: estate.length,
      calls: () => server.requests.length,
      close: () => server.close(),
    };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const reason =
      error.code === 'EADDRINUSE'
        ? `port ${port} is in use`
        : `port ${port}: ${String(error.code)}`;
    throw new UserError(`${reason}; the loopback AWS cannot start`, 'choose another with --port', {
      cause: error,
    });
  }
}
