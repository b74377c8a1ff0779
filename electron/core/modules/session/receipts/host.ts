import * as Y from 'yjs'
import { createAllowance } from '#relay/rate.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import type { Receipt } from '#shared/rpc/contract/session.ts'
import { isMachine } from '../../../instance.ts'
import { documentsOf } from '../../documents/handlers.ts'
import type { HostContext, HostFeature, MemberHandle, RecordOfSession } from '../feature.ts'
import { sharedTexts } from '../texts/shared.ts'
import { createDigests } from './digests.ts'
import { type FromHost, FromMember } from './said.ts'
import { isSigned, type Signature, snapshots, toSignText } from './snapshots.ts'

/** Receipts are told at most this often, in milliseconds. */
const TELL_AFTER = 200
/** How long the last words may take to arrive when the session closes, and then the signatures; in milliseconds. */
const SETTLE = 1000
const SIGN = 1500
/** Texts whose snapshot is told in one message: well under what a line takes. */
const TOGETHER = 20
const AT_ONCE = 3000
const PER_SECOND = 60

/**
 * Who holds which text. Every computer says what it has as a digest; what counts is only whether that is the host's, so
 * that whoever lies is wrong about themselves alone. At the close those present sign what they hold.
 */
export function receiptsAtHost(context: HostContext, workshop: RecordOfSession): HostFeature {
  const { core, workspace, log } = context
  const documents = documentsOf(workspace)
  const holds = new Map<MemberHandle, Map<string, string>>()
  const allowances = new Map<MemberHandle, ReturnType<typeof createAllowance>>()
  const signatures = new Map<string, Map<string, Signature>>()
  /** What everyone is asked to sign at the close, by text. */
  const toSign = new Map<string, string>()
  let told = ''
  let telling: NodeJS.Timeout | undefined
  let onNews: () => void = () => undefined

  const shared = sharedTexts(context.facts)
  const readers = () =>
    [...holds.keys()].filter(({ role, participant }) => roleMay(role, 'read') && !isMachine(participant))
  /** A server keeps a copy, and is nobody who holds one. */
  const own = isMachine(context.facts().me.participant) ? 0 : 1

  const receipt = (): Receipt => {
    const here = readers()
    return shared.all().map(({ id, title }) => {
      const sha256 = digests.of(id) ?? ''
      const hold = sha256 === '' ? 0 : own + here.filter((member) => holds.get(member)?.get(id) === sha256).length
      return { document: id, title, hold, of: here.length + own, sha256 }
    })
  }
  const say = (said: FromHost) => context.sayToAll('receipts', said, ({ role }) => roleMay(role, 'read'))
  const tell = () => {
    telling = undefined
    const now = receipt()
    const line = JSON.stringify(now)
    if (line === told) return
    told = line
    say({ t: 'receipt', receipt: now })
    core.emit('session.receipt', now)
  }
  const tellSoon = () => {
    telling ??= setTimeout(tell, TELL_AFTER)
    onNews()
  }

  const digests = createDigests({
    read: (id) => heldOrLoaded(id),
    onDigest: tellSoon,
  })
  const heldOrLoaded = (id: string): { doc: Y.Doc; done(): void } | null => {
    if (!shared.has(id)) return null
    const held = documents.held(id)
    const doc = held ?? documents.read(id)
    return { doc, done: () => (held ? undefined : doc.destroy()) }
  }
  const listening = documents.listen(({ id }) => {
    if (shared.has(id)) digests.changed(id)
  })
  for (const id of shared.ids()) digests.changed(id)

  /** Settles when it is so, or after `patience` milliseconds. */
  const untilOr = (patience: number, isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer)
        onNews = () => undefined
        resolve()
      }
      const timer = setTimeout(end, patience)
      onNews = () => (isSo() ? end() : undefined)
      onNews()
    })

  const signedBy = (document: string, signature: Signature) => {
    const known = signatures.get(document) ?? new Map<string, Signature>()
    signatures.set(document, known.set(signature.participant, signature))
  }
  const takeSigned = (member: MemberHandle, texts: Extract<FromMember, { t: 'signed' }>['texts']) => {
    const { id: session } = context.facts()
    for (const { document, sha256, signature } of texts) {
      const { participant, name, device, key } = member
      const signed = { participant, name, device, key, signature }
      if (sha256 === toSign.get(document) && isSigned(session, document, sha256, signed)) signedBy(document, signed)
    }
    onNews()
  }

  const closing = async () => {
    const facts = context.facts()
    const here = readers()
    say({ t: 'closing' })
    digests.hurry()
    await untilOr(here.length === 0 ? 0 : SETTLE, () => receipt().every(({ hold, of }) => hold === of))
    const states = new Map<string, Uint8Array>()
    const texts = shared.all().flatMap(({ id, title }) => {
      const sha256 = digests.readNow(id)
      const held = sha256 === null ? null : heldOrLoaded(id)
      if (sha256 === null || held === null) return []
      // As it is signed: while the others sign, somebody may still be writing.
      states.set(id, Y.encodeStateAsUpdateV2(held.doc))
      held.done()
      return [{ document: id, title, sha256 }]
    })
    const { participant, name, device } = facts.me
    for (const { document, sha256 } of texts) {
      toSign.set(document, sha256)
      const signature = context.sign(toSignText(facts.id, document, sha256))
      signedBy(document, { participant, name, device, key: context.key, signature })
    }
    for (const some of inParts(texts))
      say({ t: 'sign', texts: some.map(({ document, sha256 }) => ({ document, sha256 })) })
    await untilOr(here.length === 0 ? 0 : SIGN, () =>
      readers().every(({ participant }) => texts.every(({ document }) => signatures.get(document)?.has(participant))),
    )
    const at = core.now()
    const signed = texts.map((text) => ({ ...text, signatures: [...(signatures.get(text.document)?.values() ?? [])] }))
    const kept = snapshots(workspace.db)
    workspace.db.transaction(() => {
      kept.closed({ session: facts.id, workshop: workshop(), at, shared: texts.length, lent: false })
      for (const text of signed) {
        const state = states.get(text.document)
        if (state) kept.keep({ session: facts.id, at, ...text }, state)
      }
    })()
    for (const some of inParts(signed)) say({ t: 'snapshot', at, texts: some })
    log.info({ texts: signed.length, members: here.length }, 'texts were signed at the close of the session')
  }

  return {
    channel: 'receipts',
    door: { receipt },
    joined(member) {
      holds.set(member, new Map())
      allowances.set(member, createAllowance(AT_ONCE, PER_SECOND, core.now))
      if (!roleMay(member.role, 'read')) return
      member.say('receipts', { t: 'receipt', receipt: receipt() } satisfies FromHost)
      tellSoon()
    },
    heard(member, raw) {
      const said = FromMember.safeParse(raw)
      if (!said.success) return member.drop('says what it holds in no way that makes sense')
      if (!allowances.get(member)?.take()) return member.drop('says too often what it holds')
      if (!roleMay(member.role, 'read')) return
      if (said.data.t === 'signed') return takeSigned(member, said.data.texts)
      const { document, sha256 } = said.data
      if (!shared.has(document)) return
      holds.get(member)?.set(document, sha256)
      tellSoon()
    },
    gone(member) {
      holds.delete(member)
      allowances.delete(member)
      tellSoon()
    },
    changed() {
      shared.read()
      for (const id of shared.ids()) if (digests.of(id) === undefined) digests.changed(id)
      tellSoon()
    },
    closing,
    close() {
      clearTimeout(telling)
      listening[Symbol.dispose]()
      digests.stop()
    },
  }
}

function* inParts<T>(texts: readonly T[]): Generator<T[]> {
  for (let at = 0; at < texts.length; at += TOGETHER) yield texts.slice(at, at + TOGETHER)
}
