import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'tests/{architecture,contract,setup,golden,faults,docs,swarm}/**/*.test.ts',
    ],
    exclude: ['tests/architecture/fixtures/**'],
    pool: 'forks',
    testTimeout: 60_000,
  },
})
