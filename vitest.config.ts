import { defineConfig } from 'vitest/config';

export default defineConfig({
  // GitHub's packages name source maps that they do not ship, which is nothing to anybody here.
  logLevel: 'error',
  test: {
    include: ['tools/**/*.test.ts'],
    globalSetup: ['tools/testing/temporary-folder.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    // The slow ones wait for processes that they start: one worker would leave half of a small machine idle.
    maxWorkers: 2,
    env: { NO_COLOR: '1', TZ: 'UTC' },
    server: { deps: { inline: [/@actions\/(workflow-parser|expressions|languageservice)/] } },
  },
});
