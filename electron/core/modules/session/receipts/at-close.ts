import { setImmediate as turn } from 'node:timers/promises'
import * as Y from 'yjs'
import { isKindName } from '#shared/domain/records/kinds.ts'
import type { SessionClose, TextAtClose } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core, Workspace } from '../../../core.ts'
import { documentsOf } from '../../documents/handlers.ts'
import { recordsRepository } from '../../records/repository.ts'
import { deviceKey } from '../device.ts'
import { digestOf } from './digest.ts'
import { type KeptSnapshot, snapshots } from './snapshots.ts'

/** What everyone held each time the session of a record closed, the last time first. Empty where none was kept here. */
export async function textsAtClose(core: Core, workshop: string): Promise<SessionClose[]> {
  const workspace = core.workspace()
  const { id: device } = deviceKey(core)
  const kept = snapshots(workspace.db)
  const closes: SessionClose[] = []
  for (const { session, at, shared, lent } of kept.closesOf(workshop)) {
    const texts: TextAtClose[] = []
    for (const snapshot of kept.read(session)) {
      texts.push(shown(workspace, snapshot, device))
      // Each text is read twice, and some are long: whoever writes meanwhile does not wait for all of them.
      await turn()
    }
    closes.push({ session, at, shared, lent, texts })
  }
  return closes
}

function shown(workspace: Workspace, snapshot: KeptSnapshot, device: string): TextAtClose {
  const { document, title, sha256, kept, signatures } = snapshot
  return {
    document,
    title,
    sha256,
    kept,
    owner: ownerOf(workspace, document),
    signed: signatures.map((one) => ({ name: one.name, isHere: one.device === device, holds: one.holds })),
    now: today(workspace, document, sha256),
  }
}

/** The record of a text, where it is here; boards of break-out groups have none. */
function ownerOf(workspace: Workspace, document: string): TextAtClose['owner'] {
  const kind = documentsOf(workspace).store.head(document)?.kind
  if (kind === undefined || !isKindName(kind)) return null
  return recordsRepository(workspace.db).exists(kind, document) ? { kind, id: document } : null
}

/** Whether the text is here today, and still what was signed. */
function today(workspace: Workspace, document: string, sha256: string): TextAtClose['now'] {
  const documents = documentsOf(workspace)
  if (documents.store.head(document) === undefined) return 'gone'
  const held = documents.held(document)
  const doc = held ?? documents.read(document)
  const isSame = digestOf(doc) === sha256
  if (held === undefined) doc.destroy()
  return isSame ? 'same' : 'changed'
}

/** A text as it stood when a session closed, as one Yjs V1 update. Refuses record/not-found and session/text-unreadable. */
export function textAtClose({ db }: Workspace, session: string, document: string): Uint8Array {
  const doc = snapshots(db).text(session, document)
  if (doc === undefined) throw new Refusal('record/not-found')
  if (doc === null) throw new Refusal('session/text-unreadable')
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}
