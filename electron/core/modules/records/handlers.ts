import { v7 as uuidv7 } from 'uuid'
import type { Fact } from '#shared/domain/records/field.ts'
import { changesWhatIsFixed } from '#shared/domain/records/fixed.ts'
import { type AnyRecord, fieldsOf, isKindName, type KindName, kinds } from '#shared/domain/records/kinds.ts'
import { relations } from '#shared/domain/records/options.ts'
import { changedFactsSchema, newFactsSchema } from '#shared/domain/records/schema.ts'
import type { recordsContract } from '#shared/rpc/contract/records.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Change } from '../../changes/change-log.ts'
import type { Core, Workspace } from '../../core.ts'
import { badInput, type Handlers } from '../../serve.ts'
import { textsThatMention } from '../documents/mentions.ts'
import { refuseToBeginWhatSessionWould, refuseWhatSessionWould, standingAmong } from '../session/records/among.ts'
import { changedSince, factsAfter, historyOf } from './history.ts'
import { type RecordsRepository, recordsRepository } from './repository.ts'
import { titleFor } from './titles.ts'

/** Kinds that only their own calls may write, and what to use instead. */
const guarded: Partial<Record<KindName, string>> = {
  voice: 'a voice is recorded together with its words and what was agreed',
  consent: 'what someone agreed to is changed by asking again',
  quote: 'a quote is made from the words of a voice',
  export_record: 'exports are recorded when they are made',
}

export function recordsHandlers(core: Core): Handlers<typeof recordsContract> {
  const repository = () => recordsRepository(core.workspace().db)

  const must = (kind: KindName, id: string): AnyRecord => {
    const record = repository().get(kind, id)
    if (record === undefined) throw new Refusal('record/not-found')
    return record as AnyRecord
  }
  const commit = (changes: readonly Change[], label: string) => {
    const { changes: log, me } = core.workspace()
    log.commit(me.name, changes, { label })
  }

  return {
    'record.rows': ({ kind, where, ids, order, limit, offset, deleted }) => {
      const found = repository()
      const { rows, total } = found.rows(kind, { where, ids, order, limit, offset, deleted })
      return { rows: rows.map((row) => ({ ...row, title: rowTitle(found, kind, row) })), total }
    },
    'record.list': ({ kind, where, limit }) => repository().list(kind, where, limit) as AnyRecord[],
    'record.get': ({ kind, id }) => must(kind, id),
    'record.create': ({ kind, facts }) => {
      refuseGuarded(kind)
      refuseToBeginWhatSessionWould(core, kind, facts)
      const id = uuidv7()
      const complete = numbered(repository(), kind, parseFacts(newFactsSchema(kind), facts))
      mustPointSomewhere(repository(), kind, complete)
      commit([{ op: 'create', kind, id, facts: complete }], `Added ${named(kind, complete)}`)
      return must(kind, id)
    },
    'record.update': ({ kind, id, facts, revision }) => {
      if (kind !== 'voice' || 'state' in facts) refuseGuarded(kind)
      refuseWhatSessionWould(core, kind, id, Object.keys(facts))
      const before = must(kind, id)
      const wanted = parseFacts(changedFactsSchema(kind), facts)
      if (
        revision !== undefined &&
        revision < before.revision &&
        changedSince(core.workspace().db, id, revision, Object.keys(wanted))
      )
        throw new Refusal('record/changed-meanwhile')
      mustStay(before, wanted)
      mustPointSomewhere(repository(), kind, wanted)
      commit([{ op: 'update', kind, id, facts: wanted }], `Changed ${titleInQuotes(repository(), kind, id)}`)
      return must(kind, id)
    },
    'record.delete': ({ kind, id, evenIfReferredTo }) => {
      refuseWhatSessionWould(core, kind, id, ['*deleted'])
      const title = titleInQuotes(repository(), kind, id)
      if (must(kind, id).deleted_at !== null) return
      const referrers = repository().referrers(kind, id)
      const links = repository().links(id)
      const texts = textsPointingTo(core.workspace(), repository(), kind, id)
      if (!evenIfReferredTo && referrers.length + links.length + texts.length > 0)
        throw new Refusal('record/referred-to', {
          referrers: inWords(
            [...referrers.map((one) => one.kind), ...texts.map(() => 'proposal' as const)],
            links.length,
          ),
        })
      commit([{ op: 'delete', kind, id }], `Deleted ${title}`)
    },
    'record.history': ({ kind, id }) => {
      must(kind, id)
      return historyOf(core.workspace().db, kind, id)
    },
    'record.restore': ({ kind, id, batch }) => {
      refuseGuarded(kind)
      const before = must(kind, id)
      const facts = factsAfter(core.workspace().db, id, batch)
      if (facts === undefined) throw new Refusal('record/not-found')
      mustStay(before, facts)
      refuseWhatSessionWould(core, kind, id, [
        ...Object.keys(facts),
        ...(before.deleted_at === null ? [] : ['*deleted']),
      ])
      const undelete: Change[] = before.deleted_at === null ? [] : [{ op: 'undelete', kind, id }]
      commit([...undelete, { op: 'update', kind, id, facts }], `Restored ${titleInQuotes(repository(), kind, id)}`)
      return must(kind, id)
    },
    'record.links': ({ kind, id }) => {
      must(kind, id)
      return linksOf(core.workspace(), repository(), kind, id)
    },
    'record.standing': ({ kind, id }) => standingAmong(core, kind, id),
    'change.state': () => core.openWorkspace()?.changes.state() ?? { undo: null, redo: null },
    'change.undo': () => ({ undone: core.workspace().changes.undo(core.workspace().me.name).label }),
    'change.redo': () => ({ redone: core.workspace().changes.redo(core.workspace().me.name).label }),
    'programme.counts': () => repository().counts(),
  }
}

function refuseGuarded(kind: KindName): void {
  const why = guarded[kind]
  if (why !== undefined) throw new Refusal('core/bad-input', { where: why })
}

/** Refuses with decision/fixed what a record says for good. */
function mustStay({ kind, facts: before }: AnyRecord, facts: Readonly<Record<string, Fact>>): void {
  if (changesWhatIsFixed(kind, before as Record<string, Fact>, facts)) throw new Refusal('decision/fixed')
}

/** Facts as the kind's schema gives them back, or a refusal that names the field. */
export function parseFacts(schema: ReturnType<typeof newFactsSchema>, facts: unknown): Record<string, Fact> {
  const parsed = schema.safeParse(facts)
  if (!parsed.success) throw badInput(parsed.error)
  return Object.fromEntries(Object.entries(parsed.data).filter(([, fact]) => fact !== undefined))
}

/** Numbers are given here, so that two windows never give the same one: 0 means "the next". */
function numbered(repository: RecordsRepository, kind: KindName, facts: Record<string, Fact>): Record<string, Fact> {
  if (!Object.hasOwn(fieldsOf(kind), 'number') || fieldsOf(kind).number?.type !== 'whole' || facts.number !== 0)
    return facts
  return { ...facts, number: repository.largest(kind, 'number') + 1 }
}

/** Refuses a reference to nothing: a form can offer what was deleted a moment ago. */
export function mustPointSomewhere(
  repository: RecordsRepository,
  kind: KindName,
  facts: Readonly<Record<string, Fact>>,
): void {
  for (const [name, field] of Object.entries(fieldsOf(kind))) {
    const fact = facts[name]
    if (
      field.type === 'ref' &&
      typeof fact === 'string' &&
      !(isKindName(field.to) && repository.exists(field.to, fact))
    )
      throw new Refusal('record/missing-reference', { field: field.label })
  }
  if (kind !== 'link') return
  for (const end of ['from', 'to'] as const) {
    const endKind = facts[`${end}_kind`]
    const id = facts[`${end}_id`]
    if (endKind === undefined && id === undefined) continue
    if (
      typeof endKind !== 'string' ||
      !isKindName(endKind) ||
      typeof id !== 'string' ||
      !repository.exists(endKind, id)
    )
      throw new Refusal('record/missing-reference', { field: end === 'from' ? 'From' : 'To' })
  }
}

const joined: ReadonlySet<KindName> = new Set([
  'membership',
  'effect',
  'topic',
  'consent',
  'quote',
  'link',
  'provision',
])

function rowTitle(
  repository: RecordsRepository,
  kind: KindName,
  row: { id: string; facts: Record<string, Fact> },
): string {
  const title = row.facts[kinds[kind].title]
  return joined.has(kind) || typeof title !== 'string' || title === '' ? titleFor(repository, kind, row.id) : title
}

function named(kind: KindName, facts: Readonly<Record<string, Fact>>): string {
  const title = facts[kinds[kind].title]
  return typeof title === 'string' && title !== '' && !joined.has(kind)
    ? `“${shortened(title)}”`
    : kinds[kind].one.toLowerCase()
}

const shortened = (title: string) => (title.length > 60 ? `${title.slice(0, 57)}…` : title)
const titleInQuotes = (repository: RecordsRepository, kind: KindName, id: string) =>
  `“${shortened(titleFor(repository, kind, id))}”`

function inWords(referring: readonly KindName[], links: number): string {
  const counts = Map.groupBy(referring, (kind) => kind)
  const parts = [...counts].map(
    ([kind, all]) => `${all.length} ${(all.length === 1 ? kinds[kind].one : kinds[kind].many).toLowerCase()}`,
  )
  if (links > 0) parts.push(`${links} ${links === 1 ? 'link' : 'links'}`)
  return parts.join(', ')
}

/** The proposals that say a record in their text: evidence they cite, a voice or a quote of it that they hold. */
function textsPointingTo(
  workspace: Workspace,
  repository: RecordsRepository,
  kind: KindName,
  id: string,
): readonly string[] {
  const quotes =
    kind === 'quote'
      ? [id]
      : repository
          .referrers(kind, id)
          .filter((one) => kind === 'voice' && one.kind === 'quote')
          .map((one) => one.id)
  if (kind !== 'evidence' && quotes.length === 0) return []
  return textsThatMention(workspace, kind === 'evidence' ? { evidence: id } : { quotes }).filter(
    (proposal) => repository.titleRow('proposal', proposal)?.deleted === false,
  )
}

/** What is joined to a record, from both ends: links, what it points to, and what points to it, in a field or in its text. */
function linksOf(workspace: Workspace, repository: RecordsRepository, kind: KindName, id: string) {
  const shown = (otherKind: KindName, otherId: string, relation: string, link: string | null, note: string) => ({
    link,
    relation,
    kind: otherKind,
    id: otherId,
    title: titleFor(repository, otherKind, otherId),
    note,
    deleted: repository.titleRow(otherKind, otherId)?.deleted ?? true,
  })
  const linked = repository.links(id).flatMap(({ id: link, facts }) => {
    const relation = relations.find((one) => one.value === facts.relation)
    const outward = facts.from_id === id
    const otherKind = outward ? facts.to_kind : facts.from_kind
    if (relation === undefined || !isKindName(otherKind)) return []
    return [
      shown(
        otherKind,
        outward ? facts.to_id : facts.from_id,
        outward ? relation.label : relation.reverse,
        link,
        facts.note,
      ),
    ]
  })
  const record = repository.get(kind, id)
  const outward = Object.entries(fieldsOf(kind)).flatMap(([name, field]) => {
    const to = record && (record.facts as Record<string, Fact>)[name]
    return field.type === 'ref' && typeof to === 'string' && isKindName(field.to)
      ? [shown(field.to, to, field.label.toLowerCase(), null, '')]
      : []
  })
  const inward = repository
    .referrers(kind, id)
    .map((one) => shown(one.kind, one.id, kinds[one.kind].one.toLowerCase(), null, ''))
  const inTexts = textsPointingTo(workspace, repository, kind, id).map((proposal) =>
    shown('proposal', proposal, kind === 'evidence' ? 'cites it in its text' : 'quotes it in its text', null, ''),
  )
  return [...linked, ...outward, ...inward, ...inTexts]
}
