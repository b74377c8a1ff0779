/** Run as a process of its own: opens a workspace, writes one fact, says so and holds the file until it is ended. */
import { openFile } from '#core/storage/open.ts'
import { Refusal } from '#shared/rpc/errors.ts'

const [file = '', raw = '', salt = ''] = process.argv.slice(2)
try {
  const db = await openFile(file, { raw: Buffer.from(raw, 'hex'), salt: Buffer.from(salt, 'hex') })
  db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('held', 'by another process')").run()
  console.log('held')
  setInterval(() => db.open, 1000)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.log(error.code)
}
