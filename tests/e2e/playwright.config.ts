import { defineConfig } from '@playwright/test'

/** Real windows of the built app. Each test has windows of its own, and mostly waits for them: two files go on side by side. */
export default defineConfig({
  // Long breaks of the network are for those who ask: npm run test:e2e -- --grep @long
  ...(process.argv.some((word) => word.includes('@long')) ? {} : { grepInvert: /@long/ }),
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // Without the paths that lead to types: the runner would load those in place of the library.
  tsconfig: './runner.tsconfig.json',
  workers: 2,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: { actionTimeout: 15_000 },
  outputDir: '../../test-results',
  reporter: [['list']],
})
