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
    // One worker fewer than there are cores is the default, and leaves half of a small machine idle: many tests wait for sockets.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
})
