import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import * as Y from 'yjs'
import type { z } from 'zod'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { EvidenceToCite } from '#shared/publication/evidence-list.ts'
import { minutesPublication } from '#shared/publication/minutes.ts'
import type { Publication } from '#shared/publication/model.ts'
import type { workshopsContract } from '#shared/rpc/contract/workshops.ts'
import type { OutputOf, ParsedOf, ProgressOf } from '#shared/rpc/define.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromFacts } from '#shared/ydoc/origins.ts'
import { bodyToJson } from '#shared/ydoc/proposal.ts'
import { bodyOf } from '#shared/ydoc/proposal-shape.ts'
import type { ProseMirrorJson } from '#shared/ydoc/prosemirror-json.ts'
import { citedEvidenceOf, plainTextOf, quoteIdsOf } from '#shared/ydoc/readings.ts'
import type { Core, Workspace } from '../../core.ts'
import { freeName } from '../../export/file-name.ts'
import { render } from '../../export/formats.ts'
import { writingTogether } from '../../export/write-together.ts'
import type { CallContext } from '../../serve.ts'
import { consultationsRepository } from '../consultations/repository.ts'
import { documentsOf } from '../documents/handlers.ts'
import { showQuotes } from '../voices/showing.ts'
import { mustNotBeAgreed } from './agreed.ts'
import { decisionsOf, factsOf } from './gather.ts'
import { minutesText } from './minutes-text.ts'

type Workshop = RecordOf<'workshop'>

const isEmpty = (body: ProseMirrorJson) =>
  plainTextOf(body).trim() === '' && quoteIdsOf(body).length === 0 && citedEvidenceOf(body).length === 0

/** The text of the minutes as it stands. */
function textOf(workspace: Workspace, id: string): ProseMirrorJson {
  const documents = documentsOf(workspace)
  const held = documents.held(id)
  const doc = held ?? documents.store.load(id)
  const body = bodyToJson(doc)
  if (held === undefined) doc.destroy()
  return body
}

/** The same, refused with minutes/none where nobody wrote any. */
function minutesOf(workspace: Workspace, id: string): ProseMirrorJson {
  const body = textOf(workspace, id)
  if (isEmpty(body)) throw new Refusal('minutes/none')
  return body
}

/**
 * Writes the minutes from facts into the session's text. Where it has words already they stay, unless `anew`: then
 * they are kept as a version first. Everyone who has the text open sees it come. Refuses minutes/agreed.
 */
export function writeMinutes(core: Core, workshop: Workshop, anew: boolean): void {
  const workspace = core.workspace()
  const { id } = workshop
  mustNotBeAgreed(workspace, id)
  const documents = documentsOf(workspace)
  const { epoch, state } = documents.state(id, 'workshop')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state, fromFacts)
  if (!isEmpty(bodyToJson(doc))) {
    if (!anew) return
    documents.nameVersion(id, 'Before the minutes were written anew', workspace.me.name, core.now())
  }
  const before = Y.encodeStateVector(doc)
  const body = bodyOf(doc)
  if (body.length > 0) doc.transact(() => body.delete(0, body.length), fromFacts)
  fillBody(doc, minutesText(factsOf(workspace, workshop)), fromFacts)
  const update = documents.append(id, epoch, Y.encodeStateAsUpdate(doc, before), 'minutes', 'workshop')
  doc.destroy()
  if (update !== null) core.emit('document.updated', { id, epoch, update, origin: 'minutes' })
}

/** Names the version that was agreed, and closes the text. Refuses minutes/none and minutes/agreed. */
export function agreeMinutes(core: Core, workshop: Workshop): void {
  const workspace = core.workspace()
  const { id, facts } = workshop
  mustNotBeAgreed(workspace, id)
  minutesOf(workspace, id)
  documentsOf(workspace).nameVersion(id, 'Minutes as agreed', workspace.me.name, core.now())
  workspace.changes.commit(
    workspace.me.name,
    [{ op: 'update', kind: 'workshop', id, facts: { minutes_agreed_on: core.today() } }],
    { label: `Agreed the minutes of “${facts.title}”` },
  )
}

type Paper = {
  readonly publication: Publication
  readonly quotesShown: number
  readonly quotesWithheld: number
  /** Whether every quote shown in it may still be shown: someone may have withdrawn while it was being made. */
  stillAgreed(): boolean
}

/** The minutes as they would be given out today; of what was said, only what mayShow gives to any reader of a paper. */
export function minutesPaper(core: Core, workshop: Workshop): Paper {
  const workspace = core.workspace()
  const body = minutesOf(workspace, workshop.id)
  const sources = consultationsRepository(workspace.db)
  const evidence = new Map<string, EvidenceToCite>()
  for (const { evidenceId } of citedEvidenceOf(body)) {
    const source = sources.source(evidenceId)
    if (source !== undefined) evidence.set(evidenceId, source)
  }
  const showInPaper = (ids: readonly string[]) => showQuotes(core, ids, { kind: 'public' }, 'export')
  const quotes = showInPaper(quoteIdsOf(body))
  const shown = [...quotes].flatMap(([id, quote]) => (quote.shown.show ? [id] : []))
  return {
    publication: minutesPublication({
      today: core.today(),
      workshop: workshop.facts,
      body,
      decisions: decisionsOf(workspace, workshop.id).map(({ record, about, version }) => ({
        ...record.facts,
        about,
        version: version ?? null,
      })),
      evidence,
      quotes: new Map([...quotes].map(([id, quote]) => [id, quote.shown])),
    }),
    quotesShown: shown.length,
    quotesWithheld: quotes.size - shown.length,
    stillAgreed: () => [...showInPaper(shown).values()].every((quote) => quote.shown.show),
  }
}

type Contract = typeof workshopsContract

/** Makes the files, whole or not at all. Refuses voice/not-shown where what was agreed changed meanwhile. */
export async function exportMinutes(
  core: Core,
  workshop: Workshop,
  { formats: asked, folder }: ParsedOf<Contract, 'minutes.export'>,
  { signal, progress }: CallContext<ProgressOf<Contract, 'minutes.export'>>,
): Promise<z.output<Contract['minutes.export']['output']>> {
  const workspace = core.workspace()
  const formats = [...new Set(asked)]
  const { publication, stillAgreed, ...quotes } = minutesPaper(core, workshop)
  const title = `Minutes ${publication.meta.title}`
  const name = freeName(title, workshop.facts.held_on, formats, (file) => existsSync(join(folder, file)))
  const made: OutputOf<Contract, 'minutes.export'> = []
  using files = writingTogether()
  for (const [done, format] of formats.entries()) {
    progress({ format, done, of: formats.length })
    // A rendering keeps this thread to itself: let a wish to cancel be heard before each, and after the last.
    await nextTurn()
    signal.throwIfAborted()
    const bytes = await render(format, publication, core.places)
    const file = join(folder, `${name}.${format}`)
    files.add(file, bytes)
    made.push({ file, format, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  await nextTurn()
  signal.throwIfAborted()
  if (core.openWorkspace() !== workspace) throw new Refusal('core/cancelled')
  if (!stillAgreed()) throw new Refusal('voice/not-shown', { reason: 'what was agreed changed meanwhile' })
  register(workspace, workshop.id, quotes, made, () => files.finish())
  return made
}

/** Keeps what left the house. No file appears without its record, and none is registered that did not appear. */
function register(
  { changes, me }: Workspace,
  workshop: string,
  { quotesShown, quotesWithheld }: Pick<Paper, 'quotesShown' | 'quotesWithheld'>,
  made: OutputOf<Contract, 'minutes.export'>,
  appear: () => void,
): void {
  changes.commit(
    me.name,
    made.map(({ file, format, bytes, sha256 }) => ({
      op: 'create',
      kind: 'export_record',
      id: uuidv7(),
      facts: {
        ...{ consultation: null, workshop, format, file_name: basename(file), sha256, bytes },
        ...{ quotes_shown: quotesShown, quotes_withheld: quotesWithheld },
      },
    })),
    { label: null, also: appear },
  )
}
