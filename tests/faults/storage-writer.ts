/** Run as a process of its own: commits one numbered fact after another and says each number once it is committed. */
import { writeSync } from 'node:fs'
import { openFile } from '#core/storage/open.ts'

const [file = '', raw = '', salt = ''] = process.argv.slice(2)
const db = await openFile(file, { raw: Buffer.from(raw, 'hex'), salt: Buffer.from(salt, 'hex') })
const last = db.prepare<[], { n: number | null }>(
  "SELECT max(CAST(value AS INTEGER)) AS n FROM setting WHERE name LIKE 'n %'",
)
const insert = db.prepare<[string, string]>('INSERT INTO setting (name, value) VALUES (?, ?)')
for (let n = (last.get()?.n ?? 0) + 1; ; n++) {
  insert.run(`n ${n}`, String(n))
  writeSync(1, `${n}\n`)
}
