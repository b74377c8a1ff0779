import * as Y from 'yjs'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { isLent } from '#shared/domain/session/sharing.ts'
import type { Receipt } from '#shared/rpc/contract/session.ts'
import { documentsOf } from '../../documents/handlers.ts'
import type { GuestContext, GuestFeature, RecordOfSession } from '../feature.ts'
import type { TextsAtGuest } from '../texts/guest.ts'
import { createDigests } from './digests.ts'
import { FromHost, type FromMember } from './said.ts'
import { isSigned, snapshots, toSignText } from './snapshots.ts'

/** Says what this computer holds, signs it at the close, and keeps what all signed. */
export function receiptsAtGuest(context: GuestContext, texts: TextsAtGuest, workshop: RecordOfSession): GuestFeature {
  const { core, workspace, log } = context
  let receipt: Receipt = []
  /** What the host asked to be signed at the close, by text. */
  const toSign = new Map<string, string>()

  const say = (said: FromMember) => context.line()?.say('receipts', said)
  const digests = createDigests({
    read(id) {
      const doc = texts.text(id)
      return doc ? { doc, done: () => undefined } : null
    },
    onDigest(document, sha256) {
      say({ t: 'hold', document, sha256 })
      if (toSign.get(document) === sha256) sign([document])
    },
  })
  const listening = documentsOf(workspace).listen(({ id }) => {
    if (texts.text(id)) digests.changed(id)
  })
  const readAll = () => {
    const { documents, me } = context.facts()
    if (roleMay(me.role, 'read')) for (const { id } of documents) digests.changed(id)
  }

  /** Signs those of these texts that are held as they are to be signed; the others once they are: words may be on their way. */
  const sign = (documents: readonly string[]) => {
    const { id: session } = context.facts()
    const signed = documents.flatMap((document) => {
      const sha256 = toSign.get(document)
      if (sha256 === undefined || digests.of(document) !== sha256) return []
      return [{ document, sha256, signature: context.sign(toSignText(session, document, sha256)) }]
    })
    if (signed.length > 0) say({ t: 'signed', texts: signed })
  }
  const closed = (at: number) => {
    const { id: session, share, documents, me } = context.facts()
    const lent = isLent(share, me.role)
    snapshots(workspace.db).closed({ session, workshop: workshop(), at, shared: documents.length, lent })
    return lent
  }
  const keep = ({ at, texts: told }: Extract<FromHost, { t: 'snapshot' }>) => {
    const { id: session } = context.facts()
    if (closed(at)) return
    for (const { document, title, sha256, signatures } of told) {
      const doc = texts.text(document)
      const signed = signatures.filter((one) => isSigned(session, document, sha256, one))
      if (doc && digests.readNow(document) === sha256) {
        const snapshot = { session, document, at, title, sha256, signatures: signed }
        snapshots(workspace.db).keep(snapshot, Y.encodeStateAsUpdateV2(doc))
      } else log.warn({ document }, 'this computer did not hold a text that was signed at the close of the session')
    }
  }

  return {
    channel: 'receipts',
    door: { receipt: () => receipt },
    connected() {
      // The host forgot what it was told over the line before this one.
      for (const { id } of context.facts().documents) digests.forget(id)
      readAll()
    },
    changed: readAll,
    heard(raw) {
      const said = FromHost.safeParse(raw)
      if (!said.success) {
        log.warn({}, 'what the host said of who holds what could not be read')
        return
      }
      switch (said.data.t) {
        case 'receipt':
          receipt = said.data.receipt
          core.emit('session.receipt', receipt)
          return
        case 'closing':
          texts.flush()
          digests.hurry()
          closed(core.now())
          return
        case 'sign':
          for (const { document } of said.data.texts) digests.readNow(document)
          for (const { document, sha256 } of said.data.texts) toSign.set(document, sha256)
          sign(said.data.texts.map(({ document }) => document))
          return
        case 'snapshot':
          keep(said.data)
          return
      }
    },
    close() {
      listening[Symbol.dispose]()
      digests.stop()
    },
  }
}
