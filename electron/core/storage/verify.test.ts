import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { within, workspaceFile } from '#tests/harness/workspace-files.ts'
import { createChangeLog } from '../changes/commit.ts'
import { type VerifyProgress, verifyWorkspace } from './verify.ts'

const id = '0190a000-0000-7000-8000-000000000001'

async function workspaceWithPerson() {
  const { file, key } = await workspaceFile()
  await within(file, key, (db) => {
    createChangeLog(db, { device: 'a', now: () => 1000, emit: () => undefined }).commit(
      'Morven',
      [{ op: 'create', kind: 'person', id, facts: { name: 'Una', contact: '', about: '' } }],
      { label: null },
    )
  })
  return { file, key }
}

const quietly = { signal: new AbortController().signal, progress: () => undefined }

test('a sound workspace is reported sound, step by step', async () => {
  const { file, key } = await workspaceWithPerson()
  await within(file, key, async (db) => {
    const steps: VerifyProgress[] = []
    const report = await verifyWorkspace(db, { ...quietly, progress: (step) => steps.push(step) })
    expect(report).toEqual({
      ok: true,
      integrity: [],
      foreignKeys: 0,
      chain: { entries: 4, devices: 1, brokenAt: null },
      rowsOff: 0,
      documents: 0,
    })
    expect([...new Set(steps.map(({ step }) => step))]).toEqual([
      'Tables',
      'References',
      'History of changes',
      'Records',
      'Texts',
      'Done',
    ])
    expect(steps.map(({ done }) => done)).toEqual(steps.map((_, place) => place))
    expect(steps.every(({ of }) => of === steps.length - 1)).toBe(true)
  })
})

const harms: readonly (readonly [what: string, sql: string, finds: object])[] = [
  ['a row altered behind the log', "UPDATE person SET name = 'Someone else'", { rowsOff: 1 }],
  [
    'an entry of the log altered',
    `UPDATE change SET value = '"Someone else"' WHERE field = 'name'`,
    { chain: { brokenAt: 1000 } },
  ],
  ['an entry of the log removed', 'DELETE FROM change WHERE seq = 2', { chain: { brokenAt: 1000 } }],
  [
    'a saved version altered',
    "INSERT INTO document VALUES ('d', 'proposal', 1); INSERT INTO version VALUES ('v', 'd', '', '', 1, 1, x'00', x'00')",
    { integrity: ['version v: altered'], documents: 1 },
  ],
  [
    'a text without its document',
    "PRAGMA foreign_keys = OFF; INSERT INTO snapshot VALUES ('gone', 1, 1, x'00'); PRAGMA foreign_keys = ON",
    { foreignKeys: 1 },
  ],
]

for (const [what, sql, finds] of harms)
  test(`${what} is found`, async () => {
    const { file, key } = await workspaceWithPerson()
    await within(file, key, async (db) => {
      db.exec(sql)
      expect(await verifyWorkspace(db, quietly)).toMatchObject({ ok: false, ...finds })
    })
  })

test('verifying can be stopped between steps', async () => {
  const { file, key } = await workspaceWithPerson()
  await within(file, key, async (db) => {
    const stopping = new AbortController()
    const progress = ({ done }: VerifyProgress) => {
      if (done === 2) stopping.abort()
    }
    await expect(verifyWorkspace(db, { signal: stopping.signal, progress })).rejects.toMatchObject({
      code: 'core/cancelled',
    })
  })
})

test('damage on the disk is found though the pages were read before it happened', async () => {
  const { file, key } = await workspaceWithPerson()
  await within(file, key, async (db) => {
    expect((await verifyWorkspace(db, quietly)).ok).toBe(true)
    const bytes = readFileSync(file)
    const place = bytes.length - 2000
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect((await verifyWorkspace(db, quietly)).ok).toBe(false)
  })
})
