import { createDecipheriv, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '#shared/rpc/errors.ts'
import type { WorkspaceKey } from './keys.ts'

/**
 * Reads the beginning of a workspace file without SQLite, so that a file that is refused is never opened for
 * writing and stays as it was to the last byte. The format is SQLCipher 4's: pages of 4096 bytes; each ends
 * in a 16-byte IV and an HMAC-SHA512 over its ciphertext, IV and number; the first begins with the salt.
 */
export const PAGE_BYTES = 4096
const SALT_BYTES = 16
const IV_BYTES = 16
const MAC_BYTES = 64
const BODY_END = PAGE_BYTES - IV_BYTES - MAC_BYTES

const LOG_HEADER_BYTES = 32
const LOG_FRAME_HEADER_BYTES = 24

export type Beginning = {
  /** Bytes of the file. */
  readonly size: number
  readonly page: Buffer
  readonly salt: Buffer
  /** The newest first page in the write-ahead log that a crash left, where there is one. */
  readonly loggedPage: Buffer | null
  /** A crash left a write-ahead log that has something in it. */
  readonly hasLog: boolean
}

/** Facts of SQLite's own header, once decrypted. */
export type Header = { readonly applicationId: number; readonly schemaVersion: number; readonly pages: number }

/** Beginnings of files people have lying about, and that no salt is allowed to have. */
const OTHER_BEGINNINGS = [
  'SQLite format 3',
  'PK\x03\x04',
  '%PDF',
  '\x1f\x8b\x08\x00',
  '\x89PNG',
  '\xd0\xcf\x11\xe0',
  '7z\xbc\xaf',
  '\xff\xd8\xff\xe0',
].map((beginning) => Buffer.from(beginning, 'latin1'))

/** Salt for a new key; it will be the first bytes of the file. */
export function newSalt(): Buffer {
  for (;;) {
    const salt = randomBytes(SALT_BYTES)
    if (!looksLikeAnotherFormat(salt)) return salt
  }
}

function looksLikeAnotherFormat(beginning: Buffer): boolean {
  return OTHER_BEGINNINGS.some((other) => beginning.subarray(0, other.length).equals(other))
}

/** 4096 encrypted bytes hold nearly all 256 values; text, plain SQLite and blank files hold far fewer. */
function looksEncrypted(page: Buffer): boolean {
  return new Set(page).size >= 224
}

/**
 * Refuses workspace/missing, file/unreadable, and workspace/not-a-workspace for what cannot be one. The caller makes
 * sure that this process does not hold the file: closing it here would drop the lock (POSIX).
 */
export function readBeginning(file: string): Beginning {
  const name = basename(file)
  const { size, page } = readPage(file, name)
  if (page.length < PAGE_BYTES || looksLikeAnotherFormat(page) || !looksEncrypted(page))
    throw new Refusal('workspace/not-a-workspace', { name })
  return { size, page, salt: Buffer.from(page.subarray(0, SALT_BYTES)), ...readLog(`${file}-wal`) }
}

function readPage(file: string, name: string): { size: number; page: Buffer } {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    const facts = fstatSync(descriptor)
    if (!facts.isFile()) throw new Refusal('workspace/not-a-workspace', { name })
    const page = Buffer.alloc(PAGE_BYTES)
    return { size: facts.size, page: page.subarray(0, readSync(descriptor, page, 0, PAGE_BYTES, 0)) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Refusal('workspace/missing', { name }, { cause: error })
    if (code === 'EISDIR') throw new Refusal('workspace/not-a-workspace', { name }, { cause: error })
    throw new Refusal('file/unreadable', { name }, { cause: error })
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Walks the frames that belong to the log's present run: those that carry the salts of its header. */
function readLog(log: string): { hasLog: boolean; loggedPage: Buffer | null } {
  if (!existsSync(log)) return { hasLog: false, loggedPage: null }
  const descriptor = openSync(log, 'r')
  try {
    const header = Buffer.alloc(LOG_HEADER_BYTES)
    if (readSync(descriptor, header, 0, LOG_HEADER_BYTES, 0) < LOG_HEADER_BYTES)
      return { hasLog: false, loggedPage: null }
    const salts = header.subarray(16, 24)
    const frame = Buffer.alloc(LOG_FRAME_HEADER_BYTES)
    let newest = -1
    let at = LOG_HEADER_BYTES
    while (readSync(descriptor, frame, 0, frame.length, at) === frame.length && frame.subarray(8, 16).equals(salts)) {
      if (frame.readUInt32BE(0) === 1) newest = at + LOG_FRAME_HEADER_BYTES
      at += LOG_FRAME_HEADER_BYTES + PAGE_BYTES
    }
    if (newest < 0) return { hasLog: true, loggedPage: null }
    const page = Buffer.alloc(PAGE_BYTES)
    const whole = readSync(descriptor, page, 0, PAGE_BYTES, newest) === PAGE_BYTES
    return { hasLog: true, loggedPage: whole ? page : null }
  } finally {
    closeSync(descriptor)
  }
}

/** The header as `key` opens it, or null where the key does not fit either first page. */
export function unlock(beginning: Beginning, key: WorkspaceKey): Header | null {
  for (const page of [beginning.loggedPage, beginning.page]) {
    const header = page && unlockPage(page, key)
    if (header) return header
  }
  return null
}

function unlockPage(page: Buffer, key: WorkspaceKey): Header | null {
  const macSalt = Buffer.from(key.salt.map((byte) => byte ^ 0x3a))
  const macKey = pbkdf2Sync(key.raw, macSalt, 2, 32, 'sha512')
  const number = Buffer.from([1, 0, 0, 0])
  const mac = createHmac('sha512', macKey)
    .update(page.subarray(SALT_BYTES, BODY_END + IV_BYTES))
    .update(number)
    .digest()
  if (!timingSafeEqual(mac, page.subarray(BODY_END + IV_BYTES))) return null
  const cipher = createDecipheriv('aes-256-cbc', key.raw, page.subarray(BODY_END, BODY_END + IV_BYTES))
  cipher.setAutoPadding(false)
  const body = Buffer.concat([cipher.update(page.subarray(SALT_BYTES, BODY_END)), cipher.final()])
  // Offsets of SQLite's header, less the salt that stands in the place of its first 16 bytes.
  return {
    pages: body.readUInt32BE(28 - SALT_BYTES),
    schemaVersion: body.readUInt32BE(60 - SALT_BYTES),
    applicationId: body.readUInt32BE(68 - SALT_BYTES),
  }
}

/** The file is shorter than it says, or ends within a page; while a log waits, its length is not settled yet. */
export function isCutShort(beginning: Beginning, header: Header | null): boolean {
  if (beginning.hasLog) return false
  return beginning.size % PAGE_BYTES !== 0 || (header !== null && header.pages * PAGE_BYTES > beginning.size)
}
