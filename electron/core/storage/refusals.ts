import { basename } from 'node:path'
import { type ErrorCode, Refusal } from '#shared/rpc/errors.ts'

/**
 * What SQLite says of a full disk, an unwritable place, a damaged or a locked file, as a refusal. Anything else
 * comes back as it was: it is a bug.
 */
export function asDatabaseRefusal(error: unknown, file: string): unknown {
  return named(error, file, databaseRefusals)
}

/** The same, and what the file system says where a file was to be written. */
export function asStorageRefusal(error: unknown, file: string): unknown {
  return named(error, file, (code) => fileRefusals[code] ?? databaseRefusals(code))
}

function named(error: unknown, file: string, refusalFor: (code: string) => ErrorCode | undefined): unknown {
  if (error instanceof Refusal) return error
  const code = (error as { code?: unknown } | null)?.code
  const known = typeof code === 'string' ? refusalFor(code) : undefined
  return known === undefined ? error : new Refusal(known, { name: basename(file) }, { cause: error })
}

const fileRefusals: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'file/disk-full',
  EDQUOT: 'file/disk-full',
  EACCES: 'file/unwritable',
  EPERM: 'file/unwritable',
  EROFS: 'file/unwritable',
  ENOENT: 'file/unwritable',
  ENOTDIR: 'file/unwritable',
  EISDIR: 'file/unwritable',
  EEXIST: 'file/unwritable',
  ENAMETOOLONG: 'file/unwritable',
}

function databaseRefusals(code: string): ErrorCode | undefined {
  if (code === 'SQLITE_FULL') return 'file/disk-full'
  if (code.startsWith('SQLITE_BUSY')) return 'workspace/in-use'
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'workspace/damaged'
  if (code === 'SQLITE_IOERR_READ' || code === 'SQLITE_IOERR_SHORT_READ') return 'workspace/damaged'
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(code)) return 'file/unwritable'
  return undefined
}

/** Runs `work` and gives what it cannot do as a refusal that names `file`. */
export function refusing<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asStorageRefusal(error, file)
  }
}
