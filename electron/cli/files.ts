import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Refusal } from '#shared/rpc/errors.ts'

/** The files named, and those directly inside the folders named, in order of name. */
export async function filesIn(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths.map((one) => resolve(one))) {
    const facts = await stat(path).catch((cause: unknown) => {
      throw new Refusal('file/unreadable', { name: basename(path) }, { cause })
    })
    if (!facts.isDirectory()) found.push(path)
    else {
      const inside = await readdir(path, { withFileTypes: true })
      found.push(
        ...inside
          .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
          .map((entry) => join(path, entry.name))
          .sort(),
      )
    }
  }
  return found
}
