import type { Database } from 'better-sqlite3'
import type { Fact } from '#shared/domain/records/field.ts'
import { fieldsOf, isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { isShared, mayChange, type SharedKinds } from '#shared/domain/session/sharing.ts'
import type { Entry } from '../../../changes/entries.ts'
import { prepared } from '../../../storage/prepared.ts'
import { recordsRepository } from '../../records/repository.ts'
import { spaces } from './space.ts'

export type Related = {
  /** Whether a record is the session's: decided once for each record of one telling. */
  forOneTelling(): (kind: KindName, id: string) => boolean
  /** Writes down what a telling found out; the file cannot be written while it is being read from. */
  keep(): void
  /** Whether a record is the session's already. Begins nothing. */
  isOfSession(kind: KindName, id: string): boolean
  /** Records that were just written, in the session: those of them that begin here and are of a kind that is shared are its own. */
  noteBegun(batch: string, records: readonly { kind: KindName; id: string }[]): void
}

/**
 * Whose record is whose, at a guest. A workspace of one's own has much that is nobody else's: the session's is what came
 * from it, what was begun while inside it, and what was begun as a part of something of it.
 */
export function relatedTo(options: {
  readonly db: Database
  readonly device: string
  readonly share: () => SharedKinds
  readonly role: () => SessionRole
  readonly space: () => string
  /** The workspace is a copy of the session's own. */
  readonly isAll: () => boolean
}): Related {
  const { db, device, share, role } = options
  const known = spaces(db)
  const records = recordsRepository(db)
  const first = prepared<[string], Pick<Entry, 'device' | 'batch'>>(
    db,
    'SELECT device, batch FROM change WHERE record = ? ORDER BY hlc LIMIT 1',
  )
  // The plus keeps SQLite from looking through the whole batch, which may be thousands of records that came together.
  const saidAtFirst = prepared<[string, string], Pick<Entry, 'field' | 'value'>>(
    db,
    'SELECT field, value FROM change WHERE record = ? AND +batch = ?',
  )

  const found = new Set<string>()
  const standing = (id: string): boolean | undefined => {
    if (found.has(id)) return true
    const as = known.standing(options.space(), id)
    if (as !== undefined) return as !== 'kept'
    return options.isAll() ? true : undefined
  }

  /** It refers to something of the session in what was said when it began. */
  const beganAsPart = (kind: KindName, id: string, batch: string): boolean => {
    const fields = fieldsOf(kind)
    return saidAtFirst.all(id, batch).some(({ field, value }) => {
      const to: Fact = fields[field]?.type === 'ref' && value !== null ? (JSON.parse(value) as Fact) : null
      return typeof to === 'string' && standing(to) === true
    })
  }

  const joinsTwo = (id: string): boolean => {
    const link = records.get('link', id)?.facts
    return link !== undefined && standing(link.from_id) === true && standing(link.to_id) === true
  }

  const begins = (kind: KindName, id: string): boolean => {
    const begun = first.get(id)
    if (begun?.device !== device || !isShared(kind, share()) || !mayChange(role(), kind)) return false
    return kind === 'link' ? joinsTwo(id) : beganAsPart(kind, id, begun.batch)
  }

  return {
    forOneTelling() {
      const verdicts = new Map<string, boolean>()
      return (kind, id) => {
        const before = verdicts.get(id)
        if (before !== undefined) return before
        const as = standing(id)
        const is = as ?? begins(kind, id)
        if (is && as === undefined) found.add(id)
        verdicts.set(id, is)
        return is
      }
    },
    keep() {
      for (const id of found) known.note(options.space(), id, 'shared')
      found.clear()
    },
    isOfSession: (_, id) => standing(id) === true,
    noteBegun(batch, written) {
      if (options.isAll()) return
      for (const { kind, id } of written) {
        const begun = first.get(id)
        if (begun?.device !== device || begun.batch !== batch || standing(id) !== undefined) continue
        if (!isKindName(kind) || !isShared(kind, share()) || !mayChange(role(), kind)) continue
        if (kind !== 'link' || joinsTwo(id)) known.note(options.space(), id, 'shared')
      }
    },
  }
}
