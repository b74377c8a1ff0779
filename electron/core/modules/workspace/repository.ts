import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { Me } from '#shared/rpc/contract/workspace.ts'

/** Facts of the file itself, which travel with it. */
export type FileFacts = { readonly fileId: string; readonly practice: boolean; readonly voiceKey: Uint8Array }

const VOICE_KEY_BYTES = 32

function setting(db: Database, name: string): string | undefined {
  return db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?').get(name)?.value
}

function setSetting(db: Database, name: string, value: string): void {
  db.prepare<[string, string]>(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value)
}

/** For a file that has just been made. */
export function beginFileFacts(db: Database, practice: boolean): FileFacts {
  setSetting(db, 'file_id', uuidv7())
  setSetting(db, 'voice_key', randomBytes(VOICE_KEY_BYTES).toString('hex'))
  setPractice(db, practice)
  return fileFacts(db)
}

export function fileFacts(db: Database): FileFacts {
  const fileId = setting(db, 'file_id')
  const voiceKey = Buffer.from(setting(db, 'voice_key') ?? '', 'hex')
  if (fileId === undefined || voiceKey.length !== VOICE_KEY_BYTES) throw new Error('the file lacks facts about itself')
  return { fileId, practice: setting(db, 'practice') === '1', voiceKey: new Uint8Array(voiceKey) }
}

export function setPractice(db: Database, practice: boolean): void {
  setSetting(db, 'practice', practice ? '1' : '0')
}

/** Who sits at a device, as they said there; null where nobody has. */
export function meAt(db: Database, device: string): z.output<typeof Me> | null {
  const kept = setting(db, `me/${device}`)
  const parsed = kept === undefined ? undefined : Me.safeParse(JSON.parse(kept))
  return parsed?.data ?? null
}

export function setMeAt(db: Database, device: string, me: z.output<typeof Me>): void {
  setSetting(db, `me/${device}`, JSON.stringify(me))
}

/** The last number of a device's chain; 0 where it has none. */
export function lastChangeOf(db: Database, device: string): number {
  return (
    db.prepare<[string], { seq: number | null }>('SELECT max(seq) AS seq FROM change WHERE device = ?').get(device)
      ?.seq ?? 0
  )
}

/** The file's id, also of a file whose tables are older than the table it is in. */
export function fileIdBeforeMigration(db: Database): string | undefined {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'setting'").get()
  return table === undefined ? undefined : setting(db, 'file_id')
}
