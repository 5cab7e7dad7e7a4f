import type { TokenPermissions } from '../../../emulators/github/github-server.ts';
import { isMap, type Template } from './template.ts';

/** What GITHUB_TOKEN gets in a repository with GitHub's own setting when the workflow does not say. */
const UNSAID: TokenPermissions = { contents: 'read', packages: 'read' };

const ALL = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'issues',
  'packages',
  'pages',
  'pull_requests',
  'security_events',
  'statuses',
];

/**
 * What the token of a job may do. What the job says counts alone; nothing of the workflow is added to it.
 * A fork's token reads only.
 */
export function toPermissions(
  workflow: Template | undefined,
  job: Template | undefined,
  isFromFork: boolean,
): TokenPermissions {
  const said = toLevels(job === undefined ? workflow : job);
  const granted = Object.entries(said).flatMap(([name, level]) => {
    if (!isFromFork) return [[name, level] as const];
    return name === 'id_token' ? [] : [[name, 'read'] as const];
  });
  return Object.fromEntries(granted);
}

function toLevels(said: Template | undefined): TokenPermissions {
  if (said === undefined) return UNSAID;
  if (said === 'read-all') return Object.fromEntries(ALL.map((name) => [name, 'read']));
  if (said === 'write-all') {
    return Object.fromEntries([...ALL, 'id_token'].map((name) => [name, 'write']));
  }
  if (!isMap(said)) return {};
  const levels = [...said].flatMap(([name, level]) =>
    level === 'read' || level === 'write' ? [[name.replaceAll('-', '_'), level] as const] : [],
  );
  return Object.fromEntries(levels);
}
