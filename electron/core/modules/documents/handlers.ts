import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import type { documentsContract } from '#shared/rpc/contract/documents.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core, Workspace } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { recordsRepository } from '../records/repository.ts'
import { currentSession } from '../session/current.ts'
import { mustNotBeAgreed } from '../workshops/agreed.ts'
import { BY_SESSION, type OpenDocuments, openDocuments } from './open-documents.ts'

const ofWorkspace = new WeakMap<Workspace, OpenDocuments>()

/** Kinds of records that a text can belong to. */
const kindsWithText = ['proposal', 'agenda_item', 'workshop'] as const satisfies readonly KindName[]

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
  const shared = (id: string) =>
    currentSession(core)
      ?.facts()
      .documents.find((document) => document.id === id)

  /** Of the record the text belongs to. A break-out group's board has none: it is known by being shared, or from an earlier time. */
  const must = (id: string): KindName => {
    const records = recordsRepository(core.workspace().db)
    const kind = kindsWithText.find((one) => records.exists(one, id)) ?? shared(id)?.kind
    if (kind !== undefined) return kind
    const head = documents().store.head(id)
    if (head?.kind !== 'agenda_item') throw new Refusal('record/not-found')
    return 'agenda_item'
  }

  /** Whoever may only read a shared text keeps no words of their own in it that the others will never see. */
  const mayWrite = (id: string) => {
    const session = currentSession(core)
    if (session?.part === 'guest' && shared(id) !== undefined && !roleMay(session.facts().me.role, 'edit'))
      throw new Refusal('session/not-allowed')
  }

  return {
    'document.open': ({ id }) => documents().state(id, must(id)),
    'document.append': ({ id, epoch, update, origin }) => {
      const kind = must(id)
      mayWrite(id)
      if (kind === 'workshop') mustNotBeAgreed(core.workspace(), id)
      const kept = documents().append(id, epoch, update, origin === BY_SESSION ? '' : origin, kind)
      if (kept !== null) core.emit('document.updated', { id, epoch, update: kept, origin })
    },
    'document.close': ({ id }) => documents().close(id),
    'document.versions': ({ id }) => documents().store.versions(id),
    'document.nameVersion': ({ id, label }) => {
      must(id)
      return { version: documents().nameVersion(id, label, core.workspace().me.name, core.now()) }
    },
    'document.versionState': ({ id, version }) => {
      const kept = documents().store.versionState(id, version)
      const doc = new Y.Doc()
      Y.applyUpdateV2(doc, kept)
      return { state: Y.encodeStateAsUpdate(doc), sha256: createHash('sha256').update(kept).digest('hex') }
    },
  }
}
