import type { z } from 'zod'
import type { Fact } from '../records/field.ts'
import { fieldsOf, type KindName } from '../records/kinds.ts'
import { newFactsSchema } from '../records/schema.ts'
import {
  type StarterFileBlock,
  type StarterFileRecord,
  type StarterFileWords,
  StarterLink,
  StarterRecords,
} from './schema.ts'

/** A file of a starter, parsed as JSON and not yet looked at. */
export type StarterFile = { readonly name: string; readonly records: unknown }

/** A run of words, or the evidence they rest on, as the text of a proposal keeps them. */
export type BodyPiece = string | { readonly evidenceId: string; readonly locator: string }
export type BodyWords = string | readonly BodyPiece[]
export type BodyBlock =
  | { readonly heading: string; readonly level: 2 | 3 }
  | { readonly paragraph: BodyWords }
  | { readonly list: readonly BodyWords[]; readonly ordered: boolean }

/** A record to create. `body` is the text of a proposal, null where there is none. */
export type StarterChange = {
  readonly op: 'create'
  readonly kind: KindName
  readonly id: string
  readonly facts: Readonly<Record<string, Fact>>
  readonly body: readonly BodyBlock[] | null
}

/** The data of a starter is wrong: a fault of ours, never of whoever opens it. One mistake a line. */
export class StarterMistakes extends Error {
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(`The starter cannot be used:\n${mistakes.join('\n')}`)
    this.name = 'StarterMistakes'
    this.mistakes = mistakes
  }
}

/**
 * What a starter never holds: words of people and what follows from them (its workspace opens with a public
 * passphrase), and exports nobody made.
 */
const neverInStarters: ReadonlySet<KindName> = new Set(['voice', 'consent', 'quote', 'export_record'])

type Placed = {
  readonly at: string
  readonly record: StarterFileRecord
  readonly id: string
  readonly refersTo: Set<string>
}

/**
 * Turns the files of a starter into records to create: ids in place of keys, facts checked and completed by
 * their kind, and every record after those it refers to (otherwise in the order of the files).
 *
 * `newId` is asked once for each record, with its key (for a link, the two keys and the relation), and must
 * give a UUID; the same answers give the same result. Throws StarterMistakes naming every mistake it found.
 */
export function resolveStarter(
  files: readonly StarterFile[],
  newId: (key: string) => string,
): readonly StarterChange[] {
  const mistakes: string[] = []
  const records = files.flatMap((file) => parsed(file, mistakes))
  const placed = new Map<string, Placed>()
  for (const { at, record } of records) {
    const key = record.key ?? keyOfLink(record)
    if (record.key === undefined && record.kind !== 'link') mistakes.push(`${at}: only a link may have no key`)
    if (neverInStarters.has(record.kind)) mistakes.push(`${at}: a starter may not hold records of kind ${record.kind}`)
    const twin = placed.get(key)
    if (twin) mistakes.push(`${at}: “${key}” is already used in ${twin.at}`)
    else placed.set(key, { at, record, id: newId(key), refersTo: new Set() })
  }
  const changes = new Map<string, StarterChange>()
  for (const [key, place] of placed) {
    const made = changeFor(place, placed, mistakes)
    if (made) changes.set(key, made)
  }
  const order = referencesFirst(placed, mistakes)
  if (mistakes.length > 0) throw new StarterMistakes(mistakes)
  return order.flatMap((key) => changes.get(key) ?? [])
}

function parsed(file: StarterFile, mistakes: string[]): { at: string; record: StarterFileRecord }[] {
  const result = StarterRecords.safeParse(file.records)
  if (!result.success) {
    mistakes.push(...lines(file.name, result.error))
    return []
  }
  return result.data.map((record, index) => ({ at: `${file.name} ${record.key ?? `#${index + 1}`}`, record }))
}

function keyOfLink(record: StarterFileRecord): string {
  const { from, relation, to } = record.facts
  return `${from} ${relation} ${to}`
}

function changeFor(place: Placed, placed: ReadonlyMap<string, Placed>, mistakes: string[]): StarterChange | null {
  const { at, record, id } = place
  const { kind } = record
  if (record.body && kind !== 'proposal') mistakes.push(`${at}: only a proposal has a body`)

  const look = (reference: string, where: string): Placed | null => {
    const key = reference.slice(1)
    const target = placed.get(key)
    if (!target) {
      mistakes.push(`${at}: ${where} refers to “${reference}”, which no file has`)
      return null
    }
    place.refersTo.add(key)
    return target
  }
  const facts = kind === 'link' ? linkFacts(place, look, mistakes) : ownFacts(place, look, mistakes)
  const body = record.body?.map((block) => blockWithIds(block, at, look, mistakes)) ?? null
  if (facts === null) return null
  const checked = newFactsSchema(kind).safeParse(facts)
  if (!checked.success) {
    mistakes.push(...lines(at, checked.error))
    return null
  }
  return { op: 'create', kind, id, facts: checked.data, body }
}

type Look = (reference: string, where: string) => Placed | null

function linkFacts(place: Placed, look: Look, mistakes: string[]): Record<string, unknown> | null {
  const link = StarterLink.safeParse(place.record.facts)
  if (!link.success) {
    mistakes.push(...lines(place.at, link.error))
    return null
  }
  const from = look(link.data.from, 'from')
  const to = look(link.data.to, 'to')
  if (!from || !to) return null
  const { relation, note } = link.data
  return {
    from_kind: from.record.kind,
    from_id: from.id,
    relation,
    to_kind: to.record.kind,
    to_id: to.id,
    note,
  }
}

function ownFacts(place: Placed, look: Look, mistakes: string[]): Record<string, unknown> | null {
  const fields = fieldsOf(place.record.kind)
  const facts: Record<string, unknown> = {}
  let isWhole = true
  for (const [name, value] of Object.entries(place.record.facts)) {
    const field = fields[name]
    facts[name] = value
    if (field?.type !== 'ref' || value === null) continue
    const target = typeof value === 'string' && value.startsWith('@') ? look(value, name) : undefined
    if (target === undefined) mistakes.push(`${place.at}: ${name} must be @ and a key, not ${JSON.stringify(value)}`)
    if (target && target.record.kind !== field.to) {
      mistakes.push(
        `${place.at}: ${name} needs a record of kind ${field.to}; ${String(value)} is of kind ${target.record.kind}`,
      )
    }
    if (target && target.record.kind === field.to) facts[name] = target.id
    else isWhole = false
  }
  return isWhole ? facts : null
}

function blockWithIds(block: StarterFileBlock, at: string, look: Look, mistakes: string[]): BodyBlock {
  const words = (given: StarterFileWords): BodyWords => {
    if (typeof given === 'string') return given
    return given.map((piece) => {
      if (typeof piece === 'string') return piece
      const source = look(piece.evidence, 'body')
      if (source && source.record.kind !== 'evidence') {
        mistakes.push(`${at}: the body cites ${piece.evidence}, which is of kind ${source.record.kind}`)
      }
      return { evidenceId: source?.id ?? '', locator: piece.locator }
    })
  }
  if ('heading' in block) return block
  if ('paragraph' in block) return { paragraph: words(block.paragraph) }
  return { list: block.list.map(words), ordered: block.ordered }
}

/** Keys in an order in which nothing is referred to before it is there. */
function referencesFirst(placed: ReadonlyMap<string, Placed>, mistakes: string[]): readonly string[] {
  const order: string[] = []
  const state = new Map<string, 'begun' | 'done'>()
  const visit = (key: string, cameFrom: readonly string[]): void => {
    if (state.get(key) === 'done') return
    if (state.get(key) === 'begun') {
      mistakes.push(`These refer to each other in a circle: ${[...cameFrom, key].join(' → ')}`)
      return
    }
    state.set(key, 'begun')
    for (const other of placed.get(key)?.refersTo ?? []) visit(other, [...cameFrom, key])
    state.set(key, 'done')
    order.push(key)
  }
  for (const key of placed.keys()) visit(key, [])
  return order
}

function lines(at: string, error: z.ZodError): string[] {
  return error.issues.map(
    (issue) => `${at}${issue.path.length > 0 ? ` ${issue.path.join('.')}` : ''}: ${issue.message}`,
  )
}
