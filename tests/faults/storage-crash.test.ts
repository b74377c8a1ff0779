import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFile } from '#core/storage/open.ts'
import type { ChangeStep } from '#core/storage/passphrase.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { get, picture, randomKey, within, workspaceFile } from '../harness/workspace-files.ts'

const hex = ({ raw, salt }: { raw: Buffer; salt: Buffer }) => [raw.toString('hex'), salt.toString('hex')]

test('a process killed while it writes, twenty times over, loses no commit it was told of', async () => {
  const { file, key } = await workspaceFile()
  let told = 0
  for (let round = 0; round < 20; round++) {
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'storage-writer.ts'), file, ...hex(key)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(writer, 'close')
    let said = ''
    let killed = false
    // After some commits, a different number each round: in the middle of whatever it is doing then.
    writer.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (!killed && said.split('\n').length > 5 + round * 7) killed = writer.kill('SIGKILL')
    })
    const [, signal] = await ended
    expect(signal).toBe('SIGKILL')
    told = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))
    await within(file, key, (db) => {
      const kept = db
        .prepare("SELECT count(*) AS n, max(CAST(value AS INTEGER)) AS last FROM setting WHERE name LIKE 'n %'")
        .get()
      const { n, last } = kept as { n: number; last: number }
      expect(last).toBeGreaterThanOrEqual(told)
      expect(n).toBe(last)
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    })
  }
  expect(told).toBeGreaterThan(20)
})

const steps: readonly ChangeStep[] = ['copied', 'rekeyed', 'checked', 'swapped', 'closed']

for (const step of steps)
  test(`a process killed when a new passphrase is ${step} leaves a whole file that one of the two opens`, async () => {
    const { file, key, folder } = await workspaceFile()
    const next = randomKey()
    const script = join(import.meta.dirname, 'storage-change-passphrase.ts')
    const { signal } = spawnSync(process.execPath, [script, file, ...hex(key), ...hex(next), step])
    expect(signal).toBe('SIGKILL')
    const isNew = step === 'swapped' || step === 'closed'
    const [opens, refused] = isNew ? [next, key] : [key, next]
    await expect(openFile(file, refused)).rejects.toBeInstanceOf(Refusal)
    await within(file, opens, (db) => {
      expect(get(db, 'a')).toBe('written just before')
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    })
    expect(Object.keys(picture(folder))).toEqual(['group.hearings'])
  })
