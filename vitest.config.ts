import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tools/**/*.test.ts'],
    globalSetup: ['tools/testing/temporary-folder.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    env: { NO_COLOR: '1', TZ: 'UTC' },
    server: { deps: { inline: [/@actions\/(workflow-parser|expressions|languageservice)/] } },
  },
});
