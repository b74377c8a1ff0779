import * as Y from 'yjs'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromCommandLine, fromStore } from '#shared/ydoc/origins.ts'
import { plainText } from '#shared/ydoc/proposal.ts'
import type { Answer } from './answer.ts'
import { UsageError } from './arguments.ts'
import type { CoreClient } from './core-client.ts'

type Data = Record<string, unknown>

/** A record with what belongs to it: a proposal's text, and a voice's words where the rule shows them to you. */
export async function readRecord(client: CoreClient, kind: KindName, id: string): Promise<Answer> {
  const record = await client.call('record.get', { kind, id })
  const links = await client.call('record.links', { kind, id })
  if (kind === 'proposal') return { ...record, text: plainText(await openText(client, id)), links }
  if (kind === 'voice') return { ...record, shown: await client.call('voice.words', { id, purpose: 'read' }), links }
  return { ...record, links }
}

export async function addRecord(client: CoreClient, kind: KindName, data: Data): Promise<Answer> {
  if (kind === 'voice') {
    const { words, consent, ...facts } = data
    if (typeof words !== 'string') throw new UsageError('A voice needs "words" and "consent".')
    return {
      ...(await client.call('voice.record', { facts: facts as never, words, consent: agreed(consent) as never })),
    }
  }
  if (kind === 'consent') {
    const { voice, ...consent } = data
    if (typeof voice !== 'string') throw new UsageError('Consent needs the id of its "voice".')
    return { ...(await client.call('voice.askAgain', { id: voice, consent: agreed(consent) as never })) }
  }
  if (kind === 'quote') {
    const { voice, start, end } = data
    if (typeof voice !== 'string') throw new UsageError('A quote needs the id of its "voice", and "start" and "end".')
    return { ...(await client.call('voice.quote', { id: voice, start: Number(start), end: Number(end) })) }
  }
  const { body, ...facts } = data
  const hasText = kind === 'proposal' && typeof body === 'string'
  const record = await client.call('record.create', { kind, facts: (hasText ? facts : data) as never })
  if (hasText) await write(client, record.id, body)
  return { ...record }
}

/** What somebody agreed to, where it was said at least who may read it and who explained it: nothing is agreed by default. */
function agreed(consent: unknown): Data {
  const said = typeof consent === 'object' && consent !== null ? (consent as Data) : {}
  const missing = [
    said.scope === undefined ? 'who may read it ("scope")' : '',
    said.explained_by === undefined ? 'who explained it ("explained_by")' : '',
  ].filter((part) => part !== '')
  if (missing.length > 0) throw new Refusal('voice/consent-incomplete', { missing: missing.join('; ') })
  return said
}

export async function updateRecord(client: CoreClient, kind: KindName, id: string, data: Data): Promise<Answer> {
  if (kind === 'voice' && typeof data.words === 'string') {
    const { words, ...facts } = data
    await client.call('voice.changeWords', { id, words: String(words) })
    return { ...(await client.call('record.update', { kind, id, facts: facts as never })) }
  }
  return { ...(await client.call('record.update', { kind, id, facts: data as never })) }
}

async function openText(client: CoreClient, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await client.call('document.open', { id })).state, fromStore)
  return doc
}

/** Adds paragraphs to a proposal's text; an empty line parts them. */
async function write(client: CoreClient, id: string, text: string): Promise<void> {
  const { epoch } = await client.call('document.open', { id })
  const doc = await openText(client, id)
  const before = Y.encodeStateVector(doc)
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  fillBody(
    doc,
    paragraphs.map((paragraph) => ({ paragraph: paragraph.trim() })),
    fromCommandLine,
  )
  await client.call('document.append', {
    id,
    epoch,
    update: Y.encodeStateAsUpdate(doc, before),
    origin: 'command-line',
  })
  await client.call('document.close', { id })
}
