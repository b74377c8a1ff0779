import type { Database } from 'better-sqlite3'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { prepared } from '../../storage/prepared.ts'
import type { Piece } from './words.ts'

export type IndexHit = {
  readonly kind: KindName
  readonly record: string
  readonly field: string
  /** The words around what was found, marked; `piecesOf` reads it. */
  readonly snippet: string
}

/** Above this many matches a term is too common for its rank to mean much, and ranking all of them takes a second. */
const RANKED_AT_MOST = 5000
const OPEN = '\u0002'
const CLOSE = '\u0003'

const MARKED = new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`, 'u')

/** The statements of a search, shared with the benchmark that times them raw. */
export const countSql = 'SELECT count(*) AS n FROM (SELECT rowid FROM search WHERE search MATCH @match LIMIT @limit)'
export const hitsSql = (ranked: boolean, kinds: readonly KindName[]) =>
  `SELECT search_row.kind, search_row.record, search_row.field,
          snippet(search, 0, '${OPEN}', '${CLOSE}', '…', 24) AS snippet
   FROM search JOIN search_row ON search_row.rowid = search.rowid
   WHERE search MATCH @match ${kinds.length > 0 ? `AND search_row.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})` : ''}
   ORDER BY ${ranked ? 'rank' : 'search.rowid'} LIMIT @limit`

/** Reading the search index. Kinds are the contract's own names, never typed text. */
export function searchRepository(db: Database) {
  const count = prepared<[{ match: string; limit: number }], { n: number }>(db, countSql)
  return {
    find(match: string, kinds: readonly KindName[], limit: number): IndexHit[] {
      const common = (count.get({ match, limit: RANKED_AT_MOST + 1 })?.n ?? 0) > RANKED_AT_MOST
      return prepared<[{ match: string; limit: number }], IndexHit>(db, hitsSql(!common, kinds)).all({ match, limit })
    },
  }
}

/** A marked snippet in pieces, for showing. */
export function piecesOf(marked: string): Piece[] {
  return marked
    .split(MARKED)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(OPEN) ? { text: part.slice(1, -1), hit: true } : { text: part, hit: false }))
}
