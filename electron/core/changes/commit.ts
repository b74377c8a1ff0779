import type { Database } from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import type { Fact } from '#shared/domain/records/field.ts'
import { type AnyRecord, fieldsOf, isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Change, ChangeLog } from './change-log.ts'
import { createClock, millisOf } from './clock.ts'
import { createAppender, DELETED, type Entry, ERASED, insertEntry } from './entries.ts'
import { createRows, emptied } from './rows.ts'

export type Committed = {
  readonly batch: string
  readonly author: string
  readonly records: readonly { kind: KindName; id: string }[]
}

export type ChangeLogOptions = {
  readonly device: string
  readonly now: () => number
  /** Told after each committed transaction. */
  readonly emit: (committed: Committed) => void
}

type Undoable = { readonly batch: string; readonly label: string }

/** Undo reaches this far back; a session's worth, and bounded. */
const REMEMBERED = 200

const json = (fact: Fact) => JSON.stringify(fact)

/**
 * The one way to change records. Local changes write the row and the log side by side: a local stamp is later
 * than every stamp in the log, so the newest value of each field is the one just written. Entries from elsewhere
 * go through `merge`, which writes what the log says; verify checks that both ways agree.
 */
export function createChangeLog(db: Database, { device, now, emit }: ChangeLogOptions): ChangeLog & Merging {
  const latest = db.prepare<[], { hlc: string | null }>('SELECT max(hlc) AS hlc FROM change').get()?.hlc ?? ''
  const clock = createClock(device, latest, now)
  const appender = createAppender(db, device)
  const rows = createRows(db)
  const insert = insertEntry(db)
  const entriesOf = db.prepare<[string], Entry>('SELECT * FROM change WHERE batch = ? ORDER BY hlc')
  const undoable: Undoable[] = []
  const redoable: Undoable[] = []

  const remember = (stack: Undoable[], step: Undoable) => {
    stack.push(step)
    if (stack.length > REMEMBERED) stack.shift()
  }

  /** Runs `write` in one transaction and tells the windows what it touched. */
  const transaction = (
    author: string,
    write: (batch: string, touch: (kind: KindName, id: string) => void) => void,
  ): string => {
    const batch = uuidv7()
    const touched = new Map<string, { kind: KindName; id: string }>()
    try {
      db.transaction(() => write(batch, (kind, id) => touched.set(`${kind}/${id}`, { kind, id }))).immediate()
    } catch (error) {
      appender.forget()
      throw error
    }
    emit({ batch, author, records: [...touched.values()] })
    return batch
  }

  const apply = (author: string, batch: string, change: Change) => {
    const before = rows.read(change.kind, change.id)
    const entry = (field: string, value: string, was: string | null) =>
      appender.append({
        device,
        hlc: clock.next(),
        author,
        kind: change.kind,
        record: change.id,
        field,
        value,
        was,
        batch,
      })
    const head = () => ({
      id: change.id,
      created_at: before?.created_at ?? now(),
      created_by: before?.created_by ?? author,
      revision: (before?.revision ?? 0) + 1,
      deleted_at: before?.deleted_at ?? null,
    })
    switch (change.op) {
      case 'create': {
        if (before) throw new Error('a record with this id exists')
        const hlc = clock.next()
        appender.append({
          device,
          hlc,
          author,
          kind: change.kind,
          record: change.id,
          field: DELETED,
          value: 'false',
          was: null,
          batch,
        })
        for (const name of Object.keys(fieldsOf(change.kind))) entry(name, json(change.facts[name] ?? null), null)
        rows.write(change.kind, { ...head(), created_at: millisOf(hlc) }, change.facts)
        return
      }
      case 'update': {
        if (!before) throw new Refusal('record/not-found')
        const known = before.facts as Readonly<Record<string, Fact>>
        const changed = Object.entries(change.facts).filter(([name, fact]) => json(fact) !== json(known[name] ?? null))
        if (changed.length === 0) return
        for (const [name, fact] of changed) entry(name, json(fact), json(known[name] ?? null))
        rows.write(change.kind, head(), { ...known, ...Object.fromEntries(changed) })
        return
      }
      case 'delete':
      case 'undelete': {
        if (!before) throw new Refusal('record/not-found')
        const gone = change.op === 'delete'
        if (gone === (before.deleted_at !== null)) return
        const hlc = clock.next()
        appender.append({
          device,
          hlc,
          author,
          kind: change.kind,
          record: change.id,
          field: DELETED,
          value: String(gone),
          was: String(!gone),
          batch,
        })
        rows.write(
          change.kind,
          { ...head(), deleted_at: gone ? millisOf(hlc) : null },
          before.facts as Record<string, Fact>,
        )
      }
    }
  }

  /** The changes that take a batch back, or a refusal where something in it was changed again since. */
  const reversed = (batch: string): Change[] =>
    entriesOf
      .all(batch)
      .reverse()
      .flatMap((entry): Change[] => {
        if (!isKindName(entry.kind)) return []
        const { kind, record: id } = entry
        const current = rows.read(kind, id)
        if (entry.field === ERASED || entry.value === null) throw new Refusal('change/overtaken')
        if (entry.field === DELETED) {
          const isDeleted = String(current?.deleted_at !== null)
          if (isDeleted !== entry.value) throw new Refusal('change/overtaken')
          return [{ op: entry.value === 'true' ? 'undelete' : 'delete', kind, id }]
        }
        if (entry.was === null) return []
        const standing = (current?.facts as Record<string, Fact> | undefined)?.[entry.field] ?? null
        if (json(standing) !== entry.value) throw new Refusal('change/overtaken')
        return [{ op: 'update', kind, id, facts: { [entry.field]: JSON.parse(entry.was) as Fact } }]
      })

  const step = (
    from: Undoable[],
    onto: Undoable[],
    author: string,
    none: 'change/nothing-to-undo' | 'change/nothing-to-redo',
  ) => {
    const last = from.at(-1)
    if (last === undefined) throw new Refusal(none)
    const batch = transaction(author, (batch, touch) => {
      for (const change of reversed(last.batch)) {
        apply(author, batch, change)
        touch(change.kind, change.id)
      }
    })
    from.pop()
    remember(onto, { batch, label: last.label })
    return { label: last.label }
  }

  return {
    commit(author, changes, { label, also }) {
      const batch = transaction(author, (batch, touch) => {
        for (const change of changes) {
          apply(author, batch, change)
          touch(change.kind, change.id)
        }
        also?.()
      })
      if (label !== null) {
        remember(undoable, { batch, label })
        redoable.length = 0
      }
      return { batch }
    },
    undo: (author) => step(undoable, redoable, author, 'change/nothing-to-undo'),
    redo: (author) => step(redoable, undoable, author, 'change/nothing-to-redo'),
    state: () => ({ undo: undoable.at(-1)?.label ?? null, redo: redoable.at(-1)?.label ?? null }),
    erase(author, kind, id, fields, rule) {
      const batch = transaction(author, (batch, touch) => {
        const record = rows.read(kind, id)
        if (!record) throw new Refusal('record/not-found')
        const blank = db.prepare<[string, string]>(
          'UPDATE change SET value = NULL, was = NULL, salt = NULL WHERE record = ? AND field = ?',
        )
        for (const field of fields) blank.run(id, field)
        appender.append({
          device,
          hlc: clock.next(),
          author,
          kind,
          record: id,
          field: ERASED,
          value: json(rule),
          was: null,
          batch,
        })
        const facts: Record<string, Fact> = { ...(record.facts as Record<string, Fact>) }
        for (const field of fields) {
          const definition = fieldsOf(kind)[field]
          if (definition) facts[field] = emptied(definition)
        }
        rows.write(kind, { ...headOf(record), revision: record.revision + 1 }, facts)
        touch(kind, id)
      })
      return { batch }
    },
    merge(entries) {
      const fresh = db.prepare<[string, number], { n: number }>(
        'SELECT 1 AS n FROM change WHERE device = ? AND seq = ?',
      )
      const touchedBatch = transaction('merge', (_, touch) => {
        const records = new Map<string, KindName>()
        for (const entry of entries) {
          if (!isKindName(entry.kind) || fresh.get(entry.device, entry.seq)) continue
          insert.run(entry)
          clock.seen(entry.hlc)
          records.set(entry.record, entry.kind)
        }
        for (const [id, kind] of records) {
          const record = rows.fromLog(kind, id)
          if (record === undefined) continue
          rows.write(kind, headOf(record), record.facts as Record<string, Fact>)
          touch(kind, id)
        }
        appender.forget()
      })
      return { batch: touchedBatch }
    },
  }
}

const headOf = ({ id, created_at, created_by, revision, deleted_at }: AnyRecord) => ({
  id,
  created_at,
  created_by,
  revision,
  deleted_at,
})

/** Taking in entries from other computers of the group. */
export type Merging = {
  /** Adds entries not yet held and writes what the log then says. Same entries in any order, same rows. */
  merge(entries: readonly Entry[]): { batch: string }
}
