import { existsSync, readFileSync } from 'node:fs'

/** How many tests passed and failed according to a JSON report of Vitest or Playwright; none when there is no report. */
export function tallyOf(report) {
  if (!report) return { passed: 0, failed: 0 }
  if (report.stats) {
    const { expected, unexpected, flaky } = report.stats
    // A test that only passed at the second try did not pass.
    return { passed: expected, failed: unexpected + flaky }
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

export function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** The last line of `npm test`. A stage that ended badly without one failed test counts as one failure. */
export function lastLine(stages) {
  const passed = stages.reduce((sum, { tally }) => sum + tally.passed, 0)
  const failed = stages.reduce((sum, { tally, code }) => sum + Math.max(tally.failed, code === 0 ? 0 : 1), 0)
  return `${passed} passed, ${failed} failed`
}
