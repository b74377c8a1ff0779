import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Refusal } from '#shared/rpc/errors.ts'
import { checkWhole } from './copy.ts'
import { discard, placeNew, unfinishedName } from './files.ts'
import type { WorkspaceKey } from './keys.ts'
import { connectTo } from './open.ts'
import { asStorageRefusal } from './refusals.ts'

/**
 * An unencrypted SQLite copy for audit. What voices said never leaves by this path: their words and the key that
 * wraps their keys are removed while the copy is still encrypted, so no disk ever holds them in the clear. Neither do
 * notes that are one person's own, answers that nobody has looked at yet, and the secrets of a session.
 * Refuses as copyWorkspace does. @returns bytes of the copy
 */
export async function plainCopy(db: Database, key: WorkspaceKey, target: string): Promise<number> {
  if (existsSync(target)) throw new Refusal('workspace/exists', { name: basename(target) })
  const unfinished = unfinishedName(target)
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
    const copy = await connectTo(unfinished, key)
    try {
      copy.pragma('journal_mode = DELETE')
      copy.exec(`
        DELETE FROM voice_words;
        DELETE FROM setting WHERE name = 'voice_key';
        DELETE FROM private_note;
        DELETE FROM room;
        DELETE FROM room_outbox;
        DELETE FROM room_given;
        DELETE FROM session_seat;
        DELETE FROM session_invitation;
        DELETE FROM held_session;
        VACUUM;
      `)
      copy.pragma("rekey = ''")
    } finally {
      copy.close()
    }
    await checkWhole(unfinished, null)
    placeNew(unfinished, target)
    return statSync(target).size
  } catch (error) {
    discard(unfinished)
    throw asStorageRefusal(error, target)
  }
}
