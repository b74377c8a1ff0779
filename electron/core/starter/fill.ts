import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v5 as uuidv5 } from 'uuid'
import * as Y from 'yjs'
import { resolveStarter, type StarterChange } from '#shared/domain/starter/resolve.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromStarter } from '#shared/ydoc/origins.ts'
import { plainText } from '#shared/ydoc/proposal.ts'
import { createIndexer } from '../changes/rows.ts'
import type { Core, Workspace } from '../core.ts'
import { documentStore } from '../modules/documents/store.ts'

/** Ids of starter records are made from their keys, so that two workspaces begun alike know each other's records. */
const NAMESPACE = '6f0c4ad0-3c3e-5d0e-9d1b-6a4c2f5b7e10'

/** Puts the records and draft texts of a starter into a new workspace, as one change nobody can undo. */
export function fillStarter(core: Core, workspace: Workspace, starter: 'redesign'): void {
  const folder = join(core.places.resources, 'starter', starter)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, records: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }))
  const records = resolveStarter(files, (key) => uuidv5(`${starter}/${key}`, NAMESPACE))
  const texts = records.flatMap((record) => (record.body === null ? [] : [{ id: record.id, body: record.body }]))
  workspace.changes.commit('Hearings Workshop', records.map(toChange), {
    label: null,
    also: () => {
      for (const { id, body } of texts) keepText(workspace, id, body)
    },
  })
}

const toChange = ({ op, kind, id, facts }: StarterChange) => ({ op, kind, id, facts })

function keepText(workspace: Workspace, id: string, body: NonNullable<StarterChange['body']>): void {
  const doc = new Y.Doc()
  fillBody(doc, body, fromStarter)
  const store = documentStore(workspace.db, workspace.device)
  store.append(id, store.make(id, 'proposal').epoch, Y.encodeStateAsUpdate(doc))
  createIndexer(workspace.db).put('proposal', id, 'body', plainText(doc))
}
