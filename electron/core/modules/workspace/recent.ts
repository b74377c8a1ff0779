import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { RecentWorkspace } from '#shared/rpc/contract/workspace.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const Entry = z.object({ file: z.string(), openedAt: z.int(), practice: z.boolean(), remembered: z.boolean() })
type Entry = z.output<typeof Entry>

const KEPT = 12

export type Recent = {
  list(): z.output<typeof RecentWorkspace>[]
  opened(entry: Entry): void
}

/** The workspaces opened on this computer, newest first, in a file of this computer's own. */
export function recentWorkspaces(appData: string): Recent {
  const file = join(appData, 'recent.json')
  const read = () => readJsonFile(file, z.array(Entry), [])
  return {
    list: () => read().map((entry) => ({ ...entry, name: nameOf(entry.file), present: existsSync(entry.file) })),
    opened(entry) {
      const others = read().filter((other) => other.file !== entry.file)
      writeJsonFile(file, [entry, ...others].slice(0, KEPT))
    },
  }
}

/** What a workspace is called: its file's name without the ending. */
export function nameOf(file: string): string {
  return basename(file).replace(/\.hearings$/i, '')
}
