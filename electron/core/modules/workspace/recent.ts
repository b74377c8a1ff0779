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
    list: () => read().map((entry) => ({ ...entry, name: shownName(entry), present: existsSync(entry.file) })),
    opened(entry) {
      const others = read().filter((other) => other.file !== entry.file)
      writeJsonFile(file, [entry, ...others].slice(0, KEPT))
    },
  }
}

/**
 * What windows call a workspace. One that began as practice and has a passphrase of its group's own is practice no
 * more, whatever its file is still named: a file is renamed by people only, who know what else points to it.
 */
export function shownName({ file, practice }: { readonly file: string; readonly practice: boolean }): string {
  const name = nameOf(file)
  return practice ? name : name.replace(/ \(practice( \d+)?\)$/u, '$1') || name
}

/** What a workspace is called: its file's name without the ending. */
export function nameOf(file: string): string {
  return basename(file).replace(/\.hearings$/i, '')
}
