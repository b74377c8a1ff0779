import * as Y from 'yjs'
import type { documentsContract } from '#shared/rpc/contract/documents.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core, Workspace } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { recordsRepository } from '../records/repository.ts'
import { type OpenDocuments, openDocuments } from './open-documents.ts'

const ofWorkspace = new WeakMap<Workspace, OpenDocuments>()

/** The open texts of a workspace: made when first asked for, squashed and put away before it closes. */
export function documentsOf(workspace: Workspace): OpenDocuments {
  const known = ofWorkspace.get(workspace) ?? openDocuments(workspace)
  ofWorkspace.set(workspace, known)
  return known
}

export function documentsHandlers(core: Core): Handlers<typeof documentsContract> {
  core.beforeClose(() => {
    const workspace = core.openWorkspace()
    if (workspace) documentsOf(workspace).closeAll()
  })
  const documents = () => documentsOf(core.workspace())
  const must = (id: string) => {
    if (!recordsRepository(core.workspace().db).exists('proposal', id)) throw new Refusal('record/not-found')
  }

  return {
    'document.open': ({ id }) => {
      must(id)
      return documents().state(id)
    },
    'document.append': ({ id, epoch, update, origin }) => {
      must(id)
      documents().append(id, epoch, update)
      core.emit('document.updated', { id, epoch, update, origin })
    },
    'document.close': ({ id }) => documents().close(id),
    'document.versions': ({ id }) => documents().store.versions(id),
    'document.nameVersion': ({ id, label }) => {
      must(id)
      return { version: documents().nameVersion(id, label, core.workspace().me.name, core.now()) }
    },
    'document.versionState': ({ id, version }) => {
      const doc = new Y.Doc()
      Y.applyUpdateV2(doc, documents().store.versionState(id, version))
      return { state: Y.encodeStateAsUpdate(doc) }
    },
  }
}
