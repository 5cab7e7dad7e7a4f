import { createHash } from 'node:crypto';

/** Where the workflow of an action is: a name that every file system takes, and no two actions share. */
export function workflowFile(identifier: string): string {
  const plain = identifier.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
  const isPlain = plain === identifier;
  const hash = createHash('sha256').update(identifier).digest('hex').slice(0, 6);
  return `.github/workflows/action-${plain}${isPlain ? '' : `-${hash}`}.yml`;
}
