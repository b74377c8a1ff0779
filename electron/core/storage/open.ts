import { accessSync, existsSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { type ErrorCode, Refusal } from '#shared/rpc/errors.ts'
import { discard, placeNew, removeUnfinished, unfinishedName } from './files.ts'
import { type Beginning, isCutShort, readBeginning, unlock } from './first-page.ts'
import { keyLiteral, type WorkspaceKey } from './keys.ts'
import { migrate, schemaVersion, schemaVersionOf } from './migrate.ts'
import { asStorageRefusal } from './refusals.ts'

/** "HRNG" in SQLite's header: a database of ours and not another program's. */
export const APPLICATION_ID = 0x48524e47

/** A second opener waits this long, in milliseconds, for the first to let go. */
const WAIT_FOR_LOCK = 400

export type OpenOptions = {
  /** What to refuse with where the key does not fit. */
  readonly wrongKey?: ErrorCode
  /** Runs before an older file is migrated; throws where no backup could be made, and then nothing is migrated. */
  readonly backUpFirst?: (db: Database) => Promise<void>
}

/** Files this process holds. Reading one with plain file calls and closing it would drop its lock (POSIX). */
const held = new Map<string, Database>()

function identityOf(file: string): string | undefined {
  const facts = statSync(file, { bigint: true, throwIfNoEntry: false })
  return facts && `${facts.dev}:${facts.ino}`
}

function isHeldHere(file: string): boolean {
  const identity = identityOf(file)
  return identity !== undefined && held.get(identity)?.open === true
}

/**
 * What a workspace file shows without its key: the salt, which key derivation needs, and whether a crash left a log
 * beside it. Refuses what is missing, unreadable or cannot be a workspace, and workspace/in-use for what is open here.
 */
export function beginningOf(file: string): Pick<Beginning, 'salt' | 'hasLog'> {
  if (isHeldHere(file)) throw new Refusal('workspace/in-use', { name: basename(file) })
  return readBeginning(file)
}

/** Creates an empty workspace: whole and on the disk, or not there at all. Refuses workspace/exists. */
export async function createFile(
  file: string,
  key: WorkspaceKey,
  fill?: (db: Database) => void | Promise<void>,
): Promise<void> {
  const name = basename(file)
  if (existsSync(file)) throw new Refusal('workspace/exists', { name })
  const unfinished = unfinishedName(file)
  try {
    // The trailing dot asks for a folder: a file of that name is none.
    accessSync(`${dirname(file)}/.`)
    const db = await connect(unfinished, key, false)
    try {
      db.pragma(`application_id = ${APPLICATION_ID}`)
      migrate(db)
      await fill?.(db)
      // Closing would leave in the log what no longer fits into the file, and say nothing; the log does not move with it.
      db.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
    placeNew(unfinished, file)
  } catch (error) {
    discard(unfinished)
    throw asStorageRefusal(error, file)
  }
}

/**
 * Opens a workspace file as its one writer, migrated to this app's schema. Everything that can be refused is refused
 * before SQLite may write, so that a refused file stays as it was.
 */
export async function openFile(file: string, key: WorkspaceKey, options: OpenOptions = {}): Promise<Database> {
  checkBeforeOpening(file, key, options.wrongKey)
  let db: Database | undefined
  try {
    db = await connect(file, key, true)
    removeUnfinished(file)
    if (schemaVersionOf(db) < schemaVersion) {
      await options.backUpFirst?.(db)
      migrate(db)
    }
    return db
  } catch (error) {
    db?.close()
    throw asStorageRefusal(error, file)
  }
}

/** Refuses everything that can be told about a file and a key without opening it for writing. */
export function checkBeforeOpening(file: string, key: WorkspaceKey, wrongKey?: ErrorCode): void {
  const name = basename(file)
  if (isHeldHere(file)) throw new Refusal('workspace/in-use', { name })
  const beginning = readBeginning(file)
  const header = unlock(beginning, key)
  if (isCutShort(beginning, header)) throw new Refusal('workspace/damaged', { name })
  if (header === null) throw new Refusal(wrongKey ?? 'workspace/wrong-passphrase', { name })
  if (header.applicationId !== APPLICATION_ID) throw new Refusal('workspace/not-a-workspace', { name })
  if (header.schemaVersion > schemaVersion) throw new Refusal('workspace/from-the-future', { name })
}

/** A connection with every setting of ours, holding the file's one lock. Native code is loaded here, when first needed. */
async function connect(file: string, key: WorkspaceKey, mustExist: boolean): Promise<Database> {
  const db = await connectTo(file, key, { mustExist })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    // Commits survive a power cut; temporary tables never reach the disk unencrypted; erased bytes are overwritten.
    db.pragma('synchronous = FULL')
    db.pragma('temp_store = MEMORY')
    db.pragma('secure_delete = ON')
    db.pragma('foreign_keys = ON')
    // A tampered schema may not run functions, and damaged cells are noticed as they are read.
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    // Takes the write lock once: a file that cannot be written is refused now, not at the first change.
    db.exec('BEGIN IMMEDIATE; COMMIT')
    const identity = identityOf(file)
    if (identity !== undefined) held.set(identity, db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A plain keyed connection, for copies that are being made or checked. */
export async function connectTo(
  file: string,
  key: WorkspaceKey | null,
  { mustExist = true, readonly = false, wait = WAIT_FOR_LOCK } = {},
): Promise<Database> {
  const { default: open } = await import('better-sqlite3')
  const db = new open(file, { timeout: wait, fileMustExist: mustExist, readonly })
  if (key !== null) {
    db.pragma("cipher = 'sqlcipher'")
    db.pragma('legacy = 4')
    db.pragma(`key = ${keyLiteral(key)}`)
  }
  db.pragma('temp_store = MEMORY')
  return db
}

/** Moves what is in the write-ahead log into the file and empties the log: after an erasure no byte is left in it. */
export function checkpoint(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** Whether this or another process holds the file. Asks for its lock and nothing else; the file stays as it is. */
export async function isInUse(file: string): Promise<boolean> {
  if (isHeldHere(file)) return true
  const db = await connectTo(file, null, { readonly: true, wait: 0 })
  try {
    // Without this a log left by a crash would make SQLite create its shared memory file beside it.
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('schema_version')
    return false
  } catch (error) {
    return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
  } finally {
    db.close()
  }
}
