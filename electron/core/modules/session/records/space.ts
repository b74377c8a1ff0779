import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Workspace } from '../../../core.ts'
import { prepared } from '../../../storage/prepared.ts'
import { fileFacts } from '../../workspace/repository.ts'

/** `met`: held at both ends before they met. `kept`: begun here and not wanted there. */
export type Standing = 'shared' | 'lent' | 'met' | 'kept'

/** What a workspace is called towards others: the same for every copy of it, and says nothing of it. */
export function spaceOf(db: Database): string {
  return createHash('sha256')
    .update(`space of ${fileFacts(db).fileId}`)
    .digest('hex')
    .slice(0, 32)
}

/** Shows that this is a copy of the same workspace, to whoever holds one: by a key that is in the file and nowhere else. */
export function proofOfSame(
  workspace: Workspace,
  by: 'hub' | 'member',
  { session, participant }: { session: string; participant: string },
): string {
  return createHmac('sha256', workspace.voiceKey)
    .update(`same workspace/${by}/${session}/${participant}`)
    .digest('base64url')
}

export function isProof(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** All SQL about whose records are whose, and which computer writes which copy. */
export function spaces(db: Database) {
  const standing = prepared<[string, string], { standing: Standing }>(
    db,
    'SELECT standing FROM space_record WHERE space = ? AND record = ?',
  )
  const note = prepared<[string, string, Standing]>(
    db,
    'INSERT INTO space_record (space, record, standing) VALUES (?, ?, ?) ON CONFLICT (space, record) DO NOTHING',
  )
  const change = prepared<[Standing, string, string]>(
    db,
    'UPDATE space_record SET standing = ? WHERE space = ? AND record = ?',
  )
  const setting = prepared<[string], { value: string }>(db, 'SELECT value FROM setting WHERE name = ?')
  return {
    standing: (space: string, record: string) => standing.get(space, record)?.standing,
    /** A record is of a space, however it came to be. */
    isOf(space: string, record: string): boolean {
      const as = standing.get(space, record)?.standing
      return as !== undefined && as !== 'kept'
    },
    /** Notes a record that is of a space now; what is noted of it already stands. */
    note: (space: string, record: string, as: Standing) => void note.run(space, record, as),
    change: (space: string, record: string, as: Standing) => void change.run(as, space, record),
    /** What was lent becomes the receiver's to keep. */
    keepAll: (space: string) =>
      void prepared(db, "UPDATE space_record SET standing = 'shared' WHERE space = ? AND standing = 'lent'").run(space),
    lent: () =>
      prepared<[], { record: string }>(db, "SELECT DISTINCT record FROM space_record WHERE standing = 'lent'")
        .all()
        .map(({ record }) => record),
    forgetLent: () => void prepared(db, "DELETE FROM space_record WHERE standing = 'lent'").run(),

    /** The space a session is about, where its host is not the one who opened it. */
    ofSession: (session: string) => setting.get(`session_space/${session}`)?.value,
    setOfSession: (session: string, space: string) =>
      void prepared(
        db,
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      ).run(`session_space/${session}`, space),

    /**
     * Whether a computer may bring the entries of a copy: the one that was seen to write it, here or else as other hosts
     * said; or any, while nothing of it is here.
     */
    mayWrite(copy: string, device: string, isHere: boolean): boolean {
      const said = prepared<[string], { session: string; device: string }>(
        db,
        'SELECT session, device FROM copy_device WHERE copy = ?',
      ).all(copy)
      const seen = said.find((one) => one.session === '')
      if (seen !== undefined) return seen.device === device
      return said.length === 0 ? !isHere : said.some((one) => one.device === device)
    },
    bind: (session: string, copy: string, device: string) =>
      void prepared(db, 'INSERT OR IGNORE INTO copy_device (session, copy, device) VALUES (?, ?, ?)').run(
        session,
        copy,
        device,
      ),
    copies: () =>
      prepared<[], { copy: string; device: string }>(
        db,
        "SELECT copy, device FROM copy_device WHERE session = '' ORDER BY copy LIMIT 1000",
      ).all(),
  }
}
