import * as Y from 'yjs'
import { isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { fromPeer, fromStore } from '#shared/ydoc/origins.ts'
import { plainText, wordCount } from '#shared/ydoc/proposal.ts'
import { createIndexer } from '../../changes/rows.ts'
import type { Workspace } from '../../core.ts'
import { recordsRepository } from '../records/repository.ts'
import { COMPACT_AT, type DocumentStore, documentStore, LARGEST_UPDATE } from './store.ts'

/** The search index follows the text this long after the last keystroke, in milliseconds. */
const INDEX_AFTER = 1500

type Open = {
  readonly doc: Y.Doc
  readonly epoch: number
  readonly kind: string
  /** No less than the text's size in bytes; measured anew where it comes near the limit. */
  atMost: number
}

/** Something new in a text. `origin`: the writer's own name for itself; `session` for what a session brought. */
export type Kept = {
  readonly id: string
  readonly epoch: number
  readonly update: Uint8Array
  readonly origin: string
}
export const BY_SESSION = 'session'

export type OpenDocuments = ReturnType<typeof openDocuments>

/**
 * The texts of one workspace that someone is writing in. The update log is the truth; the document held here is
 * a scratch copy that shows whether an update can be read before it is kept, and can be thrown away at any time.
 */
export function openDocuments(workspace: Workspace) {
  const store: DocumentStore = documentStore(workspace.db, workspace.device)
  const open = new Map<string, Open>()
  const toIndex = new Map<string, NodeJS.Timeout>()
  const indexed = new Map<string, string>()
  const listeners = new Set<(kept: Kept) => void>()
  const indexer = createIndexer(workspace.db)

  let unsaved: { readonly id: string; readonly epoch: number; readonly update: Uint8Array }[] = []
  let whenSaved: ((error: unknown) => void)[] = []
  let saving: NodeJS.Immediate | undefined

  /**
   * What a session brings within one turn is saved together, because each saving waits for the disk. Where the disk refuses,
   * the texts are as the file has them, and those who wait are told why.
   */
  const save = () => {
    clearImmediate(saving)
    saving = undefined
    const updates = unsaved
    const waiting = whenSaved
    unsaved = []
    whenSaved = []
    let failure: unknown
    try {
      if (updates.length > 0)
        workspace.db
          .transaction(() => {
            for (const { id, epoch, update } of updates) store.append(id, epoch, update)
          })
          .immediate()
      for (const { id, epoch } of new Map(updates.map((one) => [one.id, one])).values()) compactIfMany(id, epoch)
    } catch (error) {
      failure = error
      for (const { id } of updates) forget(id)
    }
    for (const tell of waiting) tell(failure)
  }

  const headOf = (id: string, kind: string) => store.head(id) ?? store.make(id, kind)

  /** Break-out groups' boards have no record of their own, and searches find records. */
  const index = (id: string) => {
    clearTimeout(toIndex.get(id))
    toIndex.delete(id)
    const kind = store.head(id)?.kind
    if (kind === undefined || !isKindName(kind) || !recordsRepository(workspace.db).exists(kind, id)) return
    save()
    const entry = open.get(id)
    const doc = entry?.doc ?? store.load(id)
    const words = plainText(doc)
    if (entry === undefined) doc.destroy()
    if (words === indexed.get(id)) return
    indexer.put(kind, id, 'body', words)
    if (entry) indexed.set(id, words)
  }
  const indexLater = (id: string) => {
    if (!toIndex.has(id))
      toIndex.set(
        id,
        setTimeout(() => index(id), INDEX_AFTER),
      )
  }

  const opened = (id: string, kind = 'proposal'): Open => {
    const known = open.get(id)
    if (known) return known
    save()
    const head = headOf(id, kind)
    const entry: Open = { doc: store.load(id), epoch: head.epoch, kind: head.kind, atMost: store.bytes(id) }
    open.set(id, entry)
    return entry
  }

  const forget = (id: string) => {
    open.get(id)?.doc.destroy()
    open.delete(id)
    indexed.delete(id)
  }

  const compactIfMany = (id: string, epoch: number) => {
    if (store.pending(id, epoch) < COMPACT_AT) return
    const doc = open.get(id)?.doc ?? store.load(id)
    store.compact(id, doc)
  }

  /** What of an update was new to this document, in one piece; null where nothing was. Throws where it cannot be read. */
  const applied = (doc: Y.Doc, update: Uint8Array, origin: unknown): Uint8Array | null => {
    const news: Uint8Array[] = []
    const onUpdate = (fresh: Uint8Array) => news.push(fresh)
    doc.on('update', onUpdate)
    try {
      Y.applyUpdate(doc, update, origin)
    } finally {
      doc.off('update', onUpdate)
    }
    const [only] = news
    return only === undefined ? null : news.length === 1 ? only : Y.mergeUpdates(news)
  }

  const tell = (kept: Kept) => {
    indexLater(kept.id)
    for (const listener of listeners) listener(kept)
  }
  const keepSoon = (id: string, epoch: number, update: Uint8Array) => {
    unsaved.push({ id, epoch, update })
    saving ??= setImmediate(save)
    tell({ id, epoch, update, origin: BY_SESSION })
  }

  /** Applies to the scratch copy first; where that refuses, the copy is thrown away and the text stays as it was. */
  const tried = (id: string, kind: string, update: Uint8Array, origin: unknown) => {
    if (update.byteLength > LARGEST_UPDATE) throw new Refusal('document/too-large', { limit: '32 MB' })
    const entry = opened(id, kind)
    if (entry.atMost + update.byteLength > LARGEST_UPDATE) {
      entry.atMost = Y.encodeStateAsUpdate(entry.doc).byteLength
      if (entry.atMost + update.byteLength > LARGEST_UPDATE) throw new Refusal('document/too-large', { limit: '32 MB' })
    }
    try {
      const fresh = applied(entry.doc, update, origin)
      entry.atMost += fresh?.byteLength ?? 0
      return { entry, fresh }
    } catch (cause) {
      forget(id)
      throw new Refusal('document/bad-update', {}, { cause })
    }
  }

  return {
    store,
    /** `kind`: of the record it belongs to, for a text that nobody wrote in yet. */
    state(id: string, kind?: KindName) {
      const entry = opened(id, kind)
      return { epoch: entry.epoch, state: Y.encodeStateAsUpdate(entry.doc) }
    },

    /**
     * Keeps what is new in an update; answers that, or null where nothing is. Refuses with document/too-large,
     * document/old-epoch or document/bad-update, and leaves the text as it was.
     */
    append(id: string, epoch: number, update: Uint8Array, origin = '', kind?: KindName): Uint8Array | null {
      if (epoch !== (open.get(id)?.epoch ?? headOf(id, kind ?? 'proposal').epoch))
        throw new Refusal('document/old-epoch')
      save()
      const { entry, fresh } = tried(id, kind ?? 'proposal', update, fromStore)
      // What waits for something else to come is not in the text yet, and would be lost if only news were kept.
      const kept = waits(entry.doc) ? update : fresh
      if (kept === null) return null
      store.append(id, epoch, kept)
      compactIfMany(id, epoch)
      tell({ id, epoch, update: kept, origin })
      return kept
    },

    /**
     * What someone in a session says is in the text: taken like `append`, but kept only when `whenSaved` says so, and
     * refused with document/bad-update where it leaves gaps, because an honest line brings everything in order.
     */
    take(id: string, kind: KindName, update: Uint8Array): Uint8Array | null {
      const { entry, fresh } = tried(id, kind, update, fromPeer('relay'))
      if (waits(entry.doc)) {
        forget(id)
        throw new Refusal('document/bad-update')
      }
      if (fresh !== null) keepSoon(id, entry.epoch, fresh)
      return fresh
    },

    /** Keeps soon what another document of the same text, in step with a session, has already taken in. */
    follow(id: string, kind: KindName, update: Uint8Array): void {
      const { epoch } = open.get(id) ?? headOf(id, kind)
      const fresh = open.has(id) ? tried(id, kind, update, fromPeer('relay')).fresh : update
      if (fresh !== null) keepSoon(id, epoch, fresh)
    },

    /** Calls back once everything taken so far is in the file, or with why it is not: at once where nothing waits. */
    whenSaved(callBack: (error: unknown) => void): void {
      if (unsaved.length === 0 && whenSaved.length === 0) callBack(undefined)
      else whenSaved.push(callBack)
    },
    save,

    /** Told of everything new in any text: what pages wrote once it is kept, what a session brought as soon as it is taken. */
    listen(listener: (kept: Kept) => void): Disposable {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },

    close(id: string): void {
      save()
      const entry = open.get(id)
      if (entry === undefined) return
      if (toIndex.has(id)) index(id)
      if (store.pending(id, entry.epoch) > 0) store.compact(id, entry.doc)
      forget(id)
    },

    /** Squashes what a session brought, whether a page shows the text or not. */
    settle(id: string): void {
      save()
      const head = store.head(id)
      if (head === undefined || store.pending(id, head.epoch) === 0) return
      const entry = open.get(id)
      const doc = entry?.doc ?? store.load(id)
      store.compact(id, doc)
      if (entry === undefined) doc.destroy()
    },

    closeAll(): void {
      save()
      for (const id of [...toIndex.keys()]) index(id)
      for (const id of [...open.keys()]) this.close(id)
    },

    nameVersion(id: string, label: string, by: string, at: number): string {
      const { doc } = opened(id)
      return store.nameVersion(id, label, by, at, wordCount(doc), doc)
    },

    /** The text as it stands, for reading only. */
    read(id: string): Y.Doc {
      const held = open.get(id)?.doc
      if (held) return held
      save()
      return store.load(id)
    },

    /** The same where someone writes in it; undefined where it would have to be loaded. */
    held: (id: string): Y.Doc | undefined => open.get(id)?.doc,
  }
}

/** True where a document was given something that rests on what it does not have. */
const waits = (doc: Y.Doc) => doc.store.pendingStructs !== null || doc.store.pendingDs !== null
