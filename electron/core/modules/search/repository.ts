import type { Database } from 'better-sqlite3'
import type { KindName } from '#shared/domain/records/kinds.ts'
import type { Piece } from './words.ts'

export type IndexHit = {
  readonly kind: KindName
  readonly record: string
  readonly field: string
  readonly snippet: Piece[]
}

/** Above this many matches a term is too common for its rank to mean much, and ranking all of them takes a second. */
const RANKED_AT_MOST = 5000
const OPEN = '\u0002'
const CLOSE = '\u0003'

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
  const count = db.prepare<[{ match: string; limit: number }], { n: number }>(countSql)
  return {
    find(match: string, kinds: readonly KindName[], limit: number): IndexHit[] {
      const common = (count.get({ match, limit: RANKED_AT_MOST + 1 })?.n ?? 0) > RANKED_AT_MOST
      return db
        .prepare<
          [{ match: string; limit: number }],
          { kind: KindName; record: string; field: string; snippet: string }
        >(hitsSql(!common, kinds))
        .all({ match, limit })
        .map((hit) => ({ ...hit, snippet: piecesOf(hit.snippet) }))
    },
  }
}

function piecesOf(marked: string): Piece[] {
  return marked
    .split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`, 'u'))
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(OPEN) ? { text: part.slice(1, -1), hit: true } : { text: part, hit: false }))
}
