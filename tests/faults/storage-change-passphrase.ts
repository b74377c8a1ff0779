/** Run as a process of its own: changes the key of a workspace and stops dead at the step it is told to. */
import { openFile } from '#core/storage/open.ts'
import { changeKey } from '#core/storage/passphrase.ts'

const [file = '', raw = '', salt = '', nextRaw = '', nextSalt = '', stopAt = ''] = process.argv.slice(2)
const key = (rawHex: string, saltHex: string) => ({
  raw: Buffer.from(rawHex, 'hex'),
  salt: Buffer.from(saltHex, 'hex'),
})
const db = await openFile(file, key(raw, salt))
db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('a', 'written just before')").run()
await changeKey(db, file, key(raw, salt), key(nextRaw, nextSalt), {
  reached(step) {
    if (step === stopAt) process.kill(process.pid, 'SIGKILL')
  },
})
console.log('done')
