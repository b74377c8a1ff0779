import type { Database } from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import type { Fact } from '#shared/domain/records/field.ts'
import { type AnyRecord, fieldsOf, isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import { opens } from '#shared/domain/session/sharing.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Change, ChangeLog, Committed } from './change-log.ts'
import { AHEAD, createClock, millisOf, stampAt } from './clock.ts'
import { createAppender, DELETED, type Entry, ERASED, WORDS } from './entries.ts'
import { createMerger } from './merge.ts'
import { createRows, emptied, headOf } from './rows.ts'

export type ChangeLogOptions = {
  readonly device: string
  readonly now: () => number
  /** Told after each committed transaction. */
  readonly emit: (committed: Committed) => void
}

type Undoable = { readonly batch: string; readonly label: string }
type Touch = (kind: KindName, id: string) => void

/** Undo reaches this far back; a session's worth, and bounded. */
const REMEMBERED = 200

const json = (fact: Fact) => JSON.stringify(fact)

/**
 * The one way to change records. Local changes write the row and the log side by side: a local stamp is later
 * than every stamp its record has in the log, so the newest value of each field is the one just written. Entries from
 * elsewhere go through `merge`, which writes what the log says; verify checks that both ways agree.
 */
export function createChangeLog(db: Database, { device, now, emit }: ChangeLogOptions): ChangeLog {
  const newestStamp = (upto: string) =>
    db.prepare<[string], { hlc: string | null }>('SELECT max(hlc) AS hlc FROM change WHERE hlc < ?').get(upto)?.hlc ??
    ''
  const latest = newestStamp(stampAt(now() + AHEAD, 0, ''))
  const clock = createClock(device, latest, now)
  const newestOf = db.prepare<[string], { hlc: string | null }>('SELECT max(hlc) AS hlc FROM change WHERE record = ?')
  const appender = createAppender(db, device)
  const rows = createRows(db)
  const merger = createMerger(db, rows)
  const entriesOf = db.prepare<[string], Entry>('SELECT * FROM change WHERE batch = ? ORDER BY seq')
  const excerptsOf = db.prepare<[string], { id: string }>('SELECT id FROM excerpt WHERE evidence = ?')
  const undoable: Undoable[] = []
  const redoable: Undoable[] = []
  const listeners = new Set<(committed: Committed) => void>()
  /** Some stamp in the log is from a clock that ran ahead: a change must look whether its record has one. */
  let isAhead = newestStamp('~') > latest

  const tell = (committed: Committed) => {
    emit(committed)
    for (const heard of listeners) heard(committed)
  }

  const remember = (stack: Undoable[], step: Undoable) => {
    stack.push(step)
    if (stack.length > REMEMBERED) stack.shift()
  }

  /** Runs `write` in one transaction and tells the windows what it touched. */
  const transaction = (author: string, write: (batch: string, touch: Touch) => void): string => {
    const batch = uuidv7()
    const touched = new Map<string, { kind: KindName; id: string }>()
    try {
      db.transaction(() => write(batch, (kind, id) => touched.set(`${kind}/${id}`, { kind, id }))).immediate()
    } catch (error) {
      appender.forget()
      throw error
    }
    if (author !== MERGE || touched.size > 0) tell({ batch, author, records: [...touched.values()] })
    return batch
  }

  const stampFor = (record: string) => {
    const stamp = clock.next()
    if (!isAhead) return stamp
    const newest = newestOf.get(record)?.hlc ?? ''
    return newest >= stamp ? clock.after(newest) : stamp
  }

  const append = (
    author: string,
    batch: string,
    { kind, id }: { kind: KindName; id: string },
    field: string,
    value: string,
    was: string | null,
  ): string => {
    const hlc = stampFor(id)
    appender.append({ device, hlc, author, kind, record: id, field, value, was, batch })
    return hlc
  }

  /** Says every fact once more, for those to whom the record was closed until now; what it was before stays closed to them. */
  const restate = (author: string, batch: string, record: AnyRecord) => {
    const deleted = String(record.deleted_at !== null)
    append(author, batch, record, DELETED, deleted, deleted)
    for (const [name, fact] of Object.entries(record.facts)) append(author, batch, record, name, json(fact), json(fact))
  }

  /** The excerpts of evidence open together with it. */
  const restateExcerpts = (author: string, batch: string, evidence: string, touch: Touch) => {
    for (const { id } of excerptsOf.all(evidence)) {
      const excerpt = rows.read('excerpt', id)
      if (excerpt === undefined) continue
      restate(author, batch, excerpt)
      rows.write(
        'excerpt',
        { ...headOf(excerpt), revision: excerpt.revision + 1 },
        excerpt.facts as Record<string, Fact>,
      )
      touch('excerpt', id)
    }
  }

  const apply = (author: string, batch: string, change: Change, touch: Touch) => {
    const before = rows.read(change.kind, change.id)
    const entry = (field: string, value: string, was: string | null) => append(author, batch, change, field, value, was)
    const head = () => ({
      id: change.id,
      created_at: before?.created_at ?? now(),
      created_by: before?.created_by ?? author,
      revision: (before?.revision ?? 0) + 1,
      deleted_at: before?.deleted_at ?? null,
    })
    touch(change.kind, change.id)
    switch (change.op) {
      case 'create': {
        if (before) throw new Error('a record with this id exists')
        const hlc = entry(DELETED, 'false', null)
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
        const after = rows.read(change.kind, change.id)
        if (
          before.kind === 'evidence' &&
          after?.kind === 'evidence' &&
          opens(before.facts.confidentiality, after.facts.confidentiality)
        ) {
          restate(author, batch, after)
          restateExcerpts(author, batch, after.id, touch)
        }
        return
      }
      case 'delete':
      case 'undelete': {
        if (!before) throw new Refusal('record/not-found')
        const gone = change.op === 'delete'
        if (gone === (before.deleted_at !== null)) return
        const hlc = entry(DELETED, String(gone), String(!gone))
        rows.write(
          change.kind,
          { ...head(), deleted_at: gone ? millisOf(hlc) : null },
          before.facts as Record<string, Fact>,
        )
        return
      }
      case 'rewrite': {
        if (!before) throw new Refusal('record/not-found')
        entry(WORDS, 'true', null)
        rows.write(change.kind, head(), before.facts as Record<string, Fact>)
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
        if (entry.value === entry.was) return []
        if (entry.field === DELETED) {
          const isDeleted = String(current?.deleted_at !== null)
          if (isDeleted !== entry.value) throw new Refusal('change/overtaken')
          return [entry.value === 'true' ? { op: 'undelete', kind, id } : { op: 'delete', kind, id }]
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
      for (const change of reversed(last.batch)) apply(author, batch, change, touch)
    })
    from.pop()
    remember(onto, { batch, label: last.label })
    return { label: last.label }
  }

  const forgetSteps = (batches: ReadonlySet<string>) => {
    for (const stack of [undoable, redoable])
      stack.splice(0, stack.length, ...stack.filter(({ batch }) => !batches.has(batch)))
  }

  return {
    commit(author, changes, { label, also }) {
      const batch = transaction(author, (batch, touch) => {
        for (const change of changes) apply(author, batch, change, touch)
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
        append(author, batch, { kind, id }, ERASED, json(rule), json(fields))
        merger.blank(id)
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
    merge(entries, also) {
      const batch = transaction(MERGE, (_, touch) => {
        for (const stamp of merger.merge(entries, touch)) {
          clock.seen(stamp)
          if (millisOf(stamp) > now() + AHEAD) isAhead = true
        }
        also?.()
        appender.forget()
      })
      return { batch }
    },
    setAside(entries) {
      transaction(MERGE, (_, touch) => forgetSteps(merger.setAside(entries, touch)))
    },
    giveBack(author, records, rule, keep) {
      transaction(author, (batch, touch) => {
        forgetSteps(merger.giveBack(records, keep, touch))
        appender.forget()
        const note = { rule, records: records.length }
        const about = { device, hlc: clock.next(), author, kind: 'space', record: batch, field: ERASED, batch }
        appender.append({ ...about, value: JSON.stringify(note), was: null })
      })
    },
    follow(offset) {
      clock.follow(offset)
      isAhead ||= offset < -AHEAD
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
  }
}

/** In whose name what came from elsewhere is written; windows show the author of the entries themselves. */
const MERGE = 'merge'
