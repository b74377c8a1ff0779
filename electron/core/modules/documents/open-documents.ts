import * as Y from 'yjs'
import { isKindName } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { fromStore } from '#shared/ydoc/origins.ts'
import { plainText, wordCount } from '#shared/ydoc/proposal.ts'
import { createIndexer } from '../../changes/rows.ts'
import type { Workspace } from '../../core.ts'
import { COMPACT_AT, type DocumentStore, documentStore, LARGEST_UPDATE } from './store.ts'

/** The search index follows the text this long after the last keystroke, in milliseconds. */
const INDEX_AFTER = 1500

type Open = {
  readonly doc: Y.Doc
  readonly epoch: number
  readonly kind: string
  index: NodeJS.Timeout | undefined
  words: string | undefined
}

export type OpenDocuments = ReturnType<typeof openDocuments>

/**
 * The texts of one workspace that someone is writing in. The update log is the truth; the document held here is
 * a scratch copy that shows whether an update can be read before it is kept, and can be thrown away at any time.
 */
export function openDocuments(workspace: Workspace) {
  const store: DocumentStore = documentStore(workspace.db, workspace.device)
  const open = new Map<string, Open>()
  const indexer = createIndexer(workspace.db)

  const index = (id: string, entry: Open) => {
    clearTimeout(entry.index)
    entry.index = undefined
    const words = plainText(entry.doc)
    if (words === entry.words || !isKindName(entry.kind)) return
    indexer.put(entry.kind, id, 'body', words)
    entry.words = words
  }

  const opened = (id: string): Open => {
    const known = open.get(id)
    if (known) return known
    const head = store.head(id) ?? store.make(id, 'proposal')
    const entry: Open = { doc: store.load(id), epoch: head.epoch, kind: head.kind, index: undefined, words: undefined }
    open.set(id, entry)
    return entry
  }

  return {
    store,
    state(id: string) {
      const entry = opened(id)
      return { epoch: entry.epoch, state: Y.encodeStateAsUpdate(entry.doc) }
    },

    /** Keeps an update, or refuses it and leaves the text as it was. */
    append(id: string, epoch: number, update: Uint8Array): void {
      if (update.byteLength > LARGEST_UPDATE) throw new Refusal('document/too-large', { limit: '32 MB' })
      const entry = opened(id)
      if (epoch !== entry.epoch) throw new Refusal('document/old-epoch')
      try {
        Y.decodeUpdate(update)
        Y.applyUpdate(entry.doc, update, fromStore)
      } catch (cause) {
        open.delete(id)
        throw new Refusal('document/bad-update', {}, { cause })
      }
      store.append(id, epoch, update)
      entry.index ??= setTimeout(() => index(id, entry), INDEX_AFTER)
      if (store.pending(id, epoch) >= COMPACT_AT) store.compact(id, entry.doc)
    },

    close(id: string): void {
      const entry = open.get(id)
      if (entry === undefined) return
      index(id, entry)
      if (store.pending(id, entry.epoch) > 0) store.compact(id, entry.doc)
      entry.doc.destroy()
      open.delete(id)
    },

    closeAll(): void {
      for (const id of [...open.keys()]) this.close(id)
    },

    nameVersion(id: string, label: string, by: string, at: number): string {
      const { doc } = opened(id)
      return store.nameVersion(id, label, by, at, wordCount(doc), doc)
    },

    /** The text as it stands, for reading only. */
    read: (id: string): Y.Doc => open.get(id)?.doc ?? store.load(id),
  }
}
