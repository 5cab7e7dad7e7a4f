import { loadConfig } from '../../load/load-config.ts';
import type { EventReceiver } from '../../model/config.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { createFileValidators } from '../../schema/create-file-validators.ts';

/** The receivers of the configuration, without the rest of the catalog. */
export async function loadReceivers(files: FileStore): Promise<readonly EventReceiver[]> {
  const { config } = await loadConfig(files, false, createFileValidators().config);
  return config.events ?? [];
}
