import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** An empty folder `.cadastre/<name>` below `root`. Whatever an earlier run left there is deleted. */
export async function makeScratch(root: string, name: string): Promise<string> {
  const home = path.join(root, '.cadastre');
  const folder = path.join(home, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // A repository that never heard of us need not list our folder in its own .gitignore.
  await writeFile(path.join(home, '.gitignore'), '*\n');
  return folder;
}
