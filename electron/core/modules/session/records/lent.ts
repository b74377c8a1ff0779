import type { Entry } from '../../../changes/entries.ts'
import type { Workspace } from '../../../core.ts'
import { checkpoint } from '../../../storage/checkpoint.ts'
import { documentsOf } from '../../documents/handlers.ts'
import { spaces } from './space.ts'
import { destroyWords } from './words.ts'

/** Under which rule what was lent for a session went. It is kept in the log of changes. */
const RULE = 'lent for a session and given back when it was over'

/** Everything that hangs on a text, in the order in which it can go. */
const textTables = [
  ['update_log', 'document'],
  ['snapshot', 'document'],
  ['version', 'document'],
  ['text_written', 'document'],
  ['session_snapshot', 'document'],
  ['document', 'id'],
] as const

/**
 * Gives back what a session lent: its records, texts and words leave this file, and the log says only that they did.
 * What someone here wrote into them and the host never had (`isUnsent`) stays in the log, and is brought along next time.
 */
export function giveBackLent(workspace: Workspace, isUnsent: (entry: Entry) => boolean = isOwn(workspace)): void {
  const { db, changes, me } = workspace
  const known = spaces(db)
  const records = known.lent()
  if (records.length === 0) return
  destroyWords(workspace, records, () => true)
  const documents = documentsOf(workspace)
  for (const record of records) documents.close(record)
  db.transaction(() => {
    for (const [table, column] of textTables) {
      const remove = db.prepare<[string]>(`DELETE FROM ${table} WHERE ${column} = ?`)
      for (const record of records) remove.run(record)
    }
    changes.giveBack(me.name, records, RULE, isUnsent)
    known.forgetLent()
  })()
  checkpoint(db)
}

/** After a crash nobody knows any more what the host had: one's own words stay. */
const isOwn =
  ({ device }: Workspace) =>
  (entry: Entry) =>
    entry.device === device
