import { ensureBuild } from '../lib/build.mjs'

/** Builds the app into dist/, whether or not its sources changed. */
export async function runTask() {
  await ensureBuild({ force: true })
  return 0
}
