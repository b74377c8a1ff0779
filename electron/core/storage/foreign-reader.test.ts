import { spawnSync } from 'node:child_process'
import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { put, within, workspaceFile } from '#tests/harness/workspace-files.ts'
import { keyLiteral, type WorkspaceKey } from './keys.ts'

/**
 * A reader of SQLCipher 4 files written from its public description and from nothing of ours: every page checked and
 * decrypted, the salt replaced by SQLite's own first sixteen bytes.
 */
function decrypted(file: string, { raw }: WorkspaceKey): Buffer {
  const bytes = readFileSync(file)
  const macKey = pbkdf2Sync(raw, Buffer.from(bytes.subarray(0, 16).map((byte) => byte ^ 0x3a)), 2, 32, 'sha512')
  const pages = Array.from({ length: bytes.length / 4096 }, (_, n) => {
    const page = bytes.subarray(n * 4096, (n + 1) * 4096)
    const start = n === 0 ? 16 : 0
    const number = Buffer.alloc(4)
    number.writeUInt32LE(n + 1)
    const mac = createHmac('sha512', macKey).update(page.subarray(start, 4032)).update(number).digest()
    expect(mac.equals(page.subarray(4032)), `page ${n + 1}`).toBe(true)
    const cipher = createDecipheriv('aes-256-cbc', raw, page.subarray(4016, 4032)).setAutoPadding(false)
    const plain = [cipher.update(page.subarray(start, 4016)), cipher.final(), page.subarray(4016)]
    return Buffer.concat(n === 0 ? [Buffer.from('SQLite format 3\0'), ...plain] : plain)
  })
  return Buffer.concat(pages)
}

async function fileWithFacts() {
  const made = await workspaceFile()
  await within(made.file, made.key, (db) => {
    for (let n = 0; n < 300; n++) put(db, `fact ${n}`, `what was said at meeting ${n}`)
  })
  return made
}

test('another reader with the raw key reads every page of a closed workspace, and another SQLite all its rows', async () => {
  const { file, key, folder } = await fileWithFacts()
  const plain = join(folder, 'read.sqlite')
  writeFileSync(plain, decrypted(file, key))
  const db = new DatabaseSync(plain)
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  expect(db.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 300 })
  db.close()
})

/** SQLCipher's own command line, of the fourth version or later: what Debian 12 installs is the third. */
function commandLine(): string | null {
  for (const program of [process.env.HEARINGS_SQLCIPHER ?? 'sqlcipher', 'sqlcipher']) {
    const { stdout } = spawnSync(program, [':memory:', 'PRAGMA cipher_version;'], { encoding: 'utf8' })
    if (Number.parseInt(stdout ?? '', 10) >= 4) return program
  }
  return null
}

test('where SQLCipher 4 is installed, its command line reads the file; an older one cannot and changes nothing', async () => {
  const { file, key } = await fileWithFacts()
  const before = readFileSync(file)
  const program = commandLine()
  const input = `PRAGMA key = ${keyLiteral(key)};\nSELECT count(*) FROM setting;\n`
  const { stdout, error } = spawnSync(program ?? 'sqlcipher', [file], { input, encoding: 'utf8' })
  if (program === null) expect(error === undefined ? stdout : '').not.toContain('300')
  else expect(stdout.trim().split('\n').at(-1)).toBe('300')
  expect(readFileSync(file).equals(before)).toBe(true)
})
