import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createChangeLog } from '#core/changes/commit.ts'
import { openFile } from '#core/storage/open.ts'
import { verifyWorkspace } from '#core/storage/verify.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { hashOf, picture, within, workspaceFile } from '../harness/workspace-files.ts'

const quietly = { signal: new AbortController().signal, progress: () => undefined }

function fill(db: Database): void {
  const log = createChangeLog(db, { device: 'a', now: () => 1000, emit: () => undefined })
  const people = Array.from({ length: 60 }, (_, n) => ({
    op: 'create' as const,
    kind: 'person' as const,
    id: `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    facts: { name: `Person ${n}`, contact: '', about: 'Takes part in the work on getting ready. '.repeat(40) },
  }))
  log.commit('Morven', people, { label: null })
}

/** A small generator, so that every run looks at the same places. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

test('one bit flipped anywhere is noticed: when the file is opened, or when it is verified', async () => {
  const { file, key, folder } = await workspaceFile()
  await within(file, key, fill)
  const sound = readFileSync(file)
  const next = seeded(2026)
  const places = [3, 40, 4090, ...Array.from({ length: 40 }, () => Math.floor(next() * sound.length))]
  for (const place of places) {
    const harmed = Buffer.from(sound)
    harmed[place] = (harmed[place] ?? 0) ^ (1 << Math.floor(next() * 8))
    const copy = join(folder, 'harmed.hearings')
    writeFileSync(copy, harmed)
    const before = hashOf(copy)
    try {
      const db = await openFile(copy, key)
      const report = await verifyWorkspace(db, quietly)
      db.close()
      expect(report.ok, `byte ${place} of ${sound.length}`).toBe(false)
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect(['workspace/damaged', 'workspace/wrong-passphrase']).toContain((error as Refusal).code)
    }
    expect(hashOf(copy)).toBe(before)
    expect(Object.keys(picture(folder))).toEqual(['group.hearings', 'harmed.hearings'])
  }
})

test('a file cut anywhere is refused and stays as it was', async () => {
  const { file, key, folder } = await workspaceFile()
  await within(file, key, fill)
  const { length } = readFileSync(file)
  const next = seeded(7)
  const cut = join(folder, 'cut.hearings')
  for (const bytes of [
    0,
    15,
    16,
    4095,
    4096,
    length - 1,
    ...Array.from({ length: 20 }, () => Math.floor(next() * length)),
  ]) {
    copyFileSync(file, cut)
    truncateSync(cut, bytes)
    const before = picture(folder)
    const code = bytes < 4096 ? 'workspace/not-a-workspace' : 'workspace/damaged'
    await expect(openFile(cut, key), `${bytes} bytes`).rejects.toMatchObject({ code })
    expect(picture(folder)).toEqual(before)
  }
})
