import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder, syncFolder, unfinishedName } from '../storage/files.ts'
import { asStorageRefusal } from '../storage/refusals.ts'

/** Bytes on their way to a place, under a name of their own beside it. */
type Unfinished = { readonly target: string; readonly unfinished: string }

export type WritingTogether = Disposable & {
  /** Writes the bytes to the disk, not yet under their name. Refuses file/disk-full and file/unwritable. */
  add(target: string, bytes: Uint8Array): void
  /** Gives every file its name. Before this nothing can be seen; after it everything is there. */
  finish(): void
}

/**
 * Several files that appear together or not at all. What was not finished is removed when this is disposed of. A
 * place that is taken meanwhile is refused: nothing is ever written over.
 */
export function writingTogether(): WritingTogether {
  const pending: Unfinished[] = []
  const placed: string[] = []
  const remove = (files: readonly string[]) => {
    for (const file of files)
      try {
        rmSync(file, { force: true })
      } catch {}
  }
  return {
    add(target, bytes) {
      const unfinished = unfinishedName(target)
      pending.push({ target, unfinished })
      try {
        makeFolder(dirname(target))
        const descriptor = openSync(unfinished, 'wx')
        try {
          for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
          fsyncSync(descriptor)
        } finally {
          closeSync(descriptor)
        }
      } catch (error) {
        throw asStorageRefusal(error, target)
      }
    },
    finish() {
      try {
        for (const { target, unfinished } of pending) {
          if (existsSync(target)) throw Object.assign(new Error('taken'), { code: 'EEXIST' })
          renameSync(unfinished, target)
          placed.push(target)
        }
        const [first] = pending
        if (first !== undefined) syncFolder(dirname(first.target))
      } catch (error) {
        remove(placed)
        throw asStorageRefusal(error, pending[placed.length]?.target ?? '')
      }
      pending.length = 0
    },
    [Symbol.dispose]: () => remove(pending.map(({ unfinished }) => unfinished)),
  }
}
