import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { VerifyReport } from '#shared/rpc/contract/workspace.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { type ChainReport, rowsOff, verifyChain } from '../changes/verify.ts'

export type VerifyProgress = { readonly step: string; readonly done: number; readonly of: number }

/**
 * Reads the whole of an open workspace: every table with its indexes, references, each device's chain of changes,
 * every record against the log, every saved version against its hash. Damage is reported, never thrown. Gives way
 * between steps, where it can be cancelled.
 */
export async function verifyWorkspace(
  db: Database,
  { signal, progress }: { signal: AbortSignal; progress: (progress: VerifyProgress) => void },
): Promise<z.output<typeof VerifyReport>> {
  const found: Found = {
    integrity: [],
    foreignKeys: 0,
    chain: { entries: 0, devices: 0, brokenAt: null },
    rowsOff: 0,
    documents: 0,
  }
  // Pages already in memory would hide what became of them on the disk.
  db.pragma('shrink_memory')
  const steps = stepsFor(db, found)
  for (const [at, { step, work }] of steps.entries()) {
    if (signal.aborted) throw new Refusal('core/cancelled')
    progress({ step, done: at, of: steps.length })
    await setImmediate()
    reading(found.integrity, step, work)
  }
  progress({ step: 'Done', done: steps.length, of: steps.length })
  const sound =
    found.integrity.length === 0 && found.foreignKeys === 0 && found.chain.brokenAt === null && found.rowsOff === 0
  return { ok: sound, ...found }
}

type Found = {
  integrity: string[]
  foreignKeys: number
  chain: ChainReport
  rowsOff: number
  documents: number
}

function stepsFor(db: Database, found: Found): { step: string; work: () => void }[] {
  const tables = reading(found.integrity, 'Tables', () => tableNames(db)) ?? []
  const checks = tables.map((table) => ({
    step: 'Tables',
    work: () => {
      found.integrity.push(...checkTable(db, table))
    },
  }))
  return [
    ...checks,
    {
      step: 'References',
      work: () => {
        found.foreignKeys = (db.pragma('foreign_key_check') as unknown[]).length
      },
    },
    {
      step: 'History of changes',
      work: () => {
        found.chain = verifyChain(db)
      },
    },
    {
      step: 'Records',
      work: () => {
        found.rowsOff = rowsOff(db)
      },
    },
    {
      step: 'Texts',
      work: () => {
        found.documents = countDocuments(db)
        found.integrity.push(...checkVersions(db))
      },
    },
  ]
}

/** What SQLite cannot read is a finding; anything else is a bug and goes on up. */
function reading<T>(integrity: string[], what: string, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (!/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw error
    integrity.push(`${what}: ${code}`)
    return undefined
  }
}

function tableNames(db: Database): string[] {
  return db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((table) => table.name)
}

function checkTable(db: Database, table: string): string[] {
  const quoted = `'${table.replaceAll("'", "''")}'`
  const found = db.pragma(`integrity_check(${quoted})`) as { integrity_check: string }[]
  return found
    .map((line) => line.integrity_check)
    .filter((line) => line !== 'ok')
    .map((line) => `${table}: ${line}`)
}

function countDocuments(db: Database): number {
  return db.prepare<[], { n: number }>('SELECT count(*) AS n FROM document').get()?.n ?? 0
}

function checkVersions(db: Database): string[] {
  const wrong: string[] = []
  const versions = db.prepare<[], { id: string; state_v2: Buffer; sha256: Buffer }>(
    'SELECT id, state_v2, sha256 FROM version',
  )
  for (const { id, state_v2, sha256 } of versions.iterate())
    if (!createHash('sha256').update(state_v2).digest().equals(sha256)) wrong.push(`version ${id}: altered`)
  return wrong
}
