import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file longer than this is two files. */
const mostLines = 400

const skipped = /^(node_modules|dist|out|fixtures|golden|\..*)$/
const counted = /\.(tsx?|mts|mjs|css)$/

/** How many source files are under `folder`, and which have more than `limit` lines. */
export function measureLengths(folder, limit = mostLines) {
  const long = []
  let read = 0
  const visit = (path) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inside = path ? `${path}/${entry.name}` : entry.name
      if (entry.isDirectory() && !skipped.test(entry.name)) visit(inside)
      if (!entry.isFile() || !counted.test(entry.name)) continue
      read += 1
      const lines = readFileSync(join(folder, inside), 'utf8').split('\n').length - 1
      if (lines > limit) long.push(`${inside} has ${lines} lines; over ${limit} it is two files.`)
    }
  }
  visit('')
  return { read, long }
}
