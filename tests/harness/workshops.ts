import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import type { FactsOf, KindName } from '#shared/domain/records/kinds.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromFacts } from '#shared/ydoc/origins.ts'
import { plainText } from '#shared/ydoc/proposal.ts'
import type { TestCore } from './core.ts'

export const NOW = Date.parse('2026-03-30T12:00:00Z')
export type Started = Pick<TestCore, 'client'>

export const maker =
  ({ client }: Started) =>
  async <K extends KindName>(kind: K, facts: Partial<FactsOf<K>>) =>
    (await client.call('record.create', { kind, facts: facts as never })).id

export const rowsOf = async ({ client }: Started, kind: KindName, where: Record<string, string> = {}) =>
  (await client.call('record.list', { kind, where })) as unknown as { id: string; facts: Record<string, unknown> }[]

export const plan = ({ client }: Started, template = 'decision') =>
  client.call('workshop.plan', {
    title: 'Deciding on letters',
    held_on: '2026-03-30',
    from: { kind: 'template', template },
  })

export async function write({ client }: Started, id: string, words: string) {
  const { epoch, state } = await client.call('document.open', { id })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  fillBody(doc, [{ paragraph: words }], fromFacts)
  await client.call('document.append', { id, epoch, update: Y.encodeStateAsUpdate(doc, before), origin: 'test' })
}

export const textOf = async ({ client }: Started, id: string) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await client.call('document.open', { id })).state)
  return plainText(doc)
}

export function outFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-out-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A session that was held: a poll on a proposal that was written in meanwhile, people, an action, something parked. */
export async function held(core: Started, now: number) {
  const create = maker(core)
  const { id } = await plan(core)
  const blocks = await rowsOf(core, 'agenda_item', { workshop: id })
  const blockOf = (method: string) => blocks.find(({ facts }) => facts.method === method)?.id ?? ''
  const proposal = await create('proposal', { number: 3, title: 'A letter first' })
  const drafting = await create('activity', {
    workshop: id,
    agenda_item: blockOf('drafting'),
    method: 'drafting',
    question: 'Is this the text?',
    round: 1,
    result: JSON.stringify({ document: proposal }),
    began_at: now - 120_000,
    ended_at: now + 120_000,
  })
  await write(core, proposal, 'Every child gets a letter.')
  const counts = ['Cannot live with it', 'In two minds', 'Fully with it'].map((label, at) => ({
    choice: String(at + 1),
    label,
    count: at * 3,
  }))
  const poll = await create('activity', {
    workshop: id,
    agenda_item: blockOf('gradients'),
    method: 'gradients',
    question: 'How far do you agree?',
    round: 1,
    settings: JSON.stringify({
      scale: counts.map(({ label }) => label),
      threshold: { from: 2, percent: 75 },
      veto: true,
    }),
    result: JSON.stringify({
      rounds: [{ round: 1, counts, passed: 2, reasons: [{ words: 'It comes too late.', by: null }] }],
      met: true,
      vetoed: false,
      threshold: { from: 2, percent: 75 },
      veto: true,
    }),
    began_at: now + 130_000,
    ended_at: now + 400_000,
  })
  await create('activity', {
    workshop: id,
    agenda_item: blockOf('check-in'),
    method: 'check-in',
    question: 'What would help you?',
    round: 1,
    result: JSON.stringify({ said: [{ name: 'Rowan', words: 'A seat near the door.' }], passed: 3 }),
    began_at: now - 600_000,
    ended_at: now - 300_000,
  })
  await create('attendance', {
    workshop: id,
    name: 'Una Ross',
    role: 'chair',
    answer: 'attended',
    note: 'Hearing loop',
  })
  await create('attendance', { workshop: id, name: 'Idris Bell', role: 'member', answer: 'apologies' })
  await create('attendance', { workshop: id, name: 'Rowan Example', role: 'guest', answer: 'attended' })
  await create('action', { workshop: id, what: 'Ask who pays for letters', owner: 'Una', due: '2026-04-13' })
  await create('parked_item', {
    workshop: id,
    words: 'Letters in other languages',
    owner: 'Idris',
    return_on: '2026-05-04',
  })
  return { id, proposal, drafting, poll }
}
