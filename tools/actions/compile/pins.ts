/** The GitHub Actions that compiled workflows use, pinned to a commit, with the version for people. */
export const PINS = {
  checkout: ['actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8', 'v6.0.1'],
  setupNode: ['actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903', 'v6.0.0'],
} as const;

const VERSIONS: ReadonlyMap<unknown, string> = new Map(Object.values(PINS));

export function versionOf(uses: unknown): string | undefined {
  return VERSIONS.get(uses);
}
