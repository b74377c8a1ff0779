import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Fact } from '#shared/domain/records/field.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { changedFactsSchema, newFactsSchema } from '#shared/domain/records/schema.ts'
import { anyMethod } from '#shared/domain/session/methods/index.ts'
import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { EndedActivity } from '#shared/domain/session/room/outcomes.ts'
import { type PlannedFacts, planOf } from '#shared/domain/session/room/plan.ts'
import type { Block } from '#shared/domain/session/room/shapes.ts'
import type { RoomState } from '#shared/domain/session/room/state.ts'
import type { Change } from '../../../changes/change-log.ts'
import type { Core, Workspace } from '../../../core.ts'
import { recordsRepository } from '../../records/repository.ts'

const MOST = 500
const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** What a room reads of the plan, and what it writes down: as changes, for one commit. */
export function roomRecords(core: Core, workspace: Workspace) {
  const records = recordsRepository(workspace.db)

  /** Nothing, with a line in the log, where a fact is longer than its field: an ending is never held up by it. */
  const create = (kind: KindName, id: string, facts: Record<string, Fact>): Change[] => {
    const parsed = newFactsSchema(kind).safeParse(facts)
    if (parsed.success) return [{ op: 'create', kind, id, facts: parsed.data }]
    core.log.error(
      { kind, paths: parsed.error.issues.map(({ path }) => path) },
      'what came of an activity was not kept',
    )
    return []
  }
  const update = (kind: KindName, id: string, facts: Record<string, Fact>): Change[] => {
    const parsed = changedFactsSchema(kind).safeParse(facts)
    return parsed.success ? [{ op: 'update', kind, id, facts: parsed.data }] : []
  }

  const itemsOf = (view: unknown) => (view as ViewOf<'parking-lot'>).items
  const parkedIn = ({ parked }: RoomState) =>
    itemsOf(
      anyMethod('parking-lot').viewFor(
        parked,
        { kind: 'room' },
        {},
        {
          now: 0,
          random: () => 0,
          id: () => '',
          people: [],
          document: '',
        },
      ),
    )

  return {
    /** The agenda of a planned session. */
    plan(workshop: string): Block[] {
      return planOf(
        records.list('agenda_item', { workshop }, MOST).map(({ id, facts }): PlannedFacts => {
          const opens = records
            .links(id)
            .filter(({ facts: link }) => link.relation === 'opens' && link.from_id === id)
            .map(({ facts: link }) => link.to_id)
          const proposals = [...new Set([...(facts.proposal === null ? [] : [facts.proposal]), ...opens])]
          const { position, title, method, question, minutes, lead, materials, settings } = facts
          return { id, position, title, method, question, minutes, lead, materials, settings, proposals }
        }),
      )
    },
    /** Who can be turned to, as the plan says. */
    support: (workshop: string | null): string =>
      workshop === null ? '' : (records.get('workshop', workshop)?.facts.support_contacts ?? ''),
    hasWorkshop: (workshop: string | null): workshop is string =>
      workshop !== null && records.exists('workshop', workshop),
    /** A session that nobody planned, and in which something came about that should be found again. */
    newWorkshop(title: string): { id: string; changes: Change[] } {
      const id = uuidv7()
      return { id, changes: create('workshop', id, { title, held_on: core.today(), state: 'running' }) }
    },
    /** Begun on another day than was planned, it is held on this one, and at no hour that was planned. */
    state(workshop: string, state: 'running' | 'ended'): Change[] {
      const today = core.today()
      const isAnotherDay = state === 'running' && records.get('workshop', workshop)?.facts.held_on !== today
      return update('workshop', workshop, { state, ...(isAnotherDay ? { held_on: today, starts_at: '' } : {}) })
    },

    /**
     * What came of a block. Ballots have random ids and are written in the order in which they were shuffled, in one
     * transaction: nothing in them says whose they are, nor when they were given.
     */
    ofActivity(
      workshop: string,
      { block, group, settings, beganAt, endedAt, round, outcome }: EndedActivity,
    ): Change[] {
      if (block.method === 'break') return []
      const activity = uuidv7()
      const usual = (settings as { question?: unknown } | null)?.question
      const main = create('activity', activity, {
        workshop,
        agenda_item: records.exists('agenda_item', block.id) ? block.id : null,
        method: block.method,
        group_name: group?.name ?? '',
        question: block.question || (typeof usual === 'string' ? usual : ''),
        round,
        settings: JSON.stringify(settings),
        result: JSON.stringify(outcome.result),
        began_at: beganAt,
        ended_at: Math.max(beganAt, endedAt),
      })
      if (main.length === 0) return []
      const clusters = new Map(outcome.clusters.map(({ id }) => [id, uuidv7()]))
      return [
        ...main,
        ...outcome.ballots.flatMap(({ round, answer }) => create('ballot', randomUUID(), { activity, round, answer })),
        ...outcome.clusters.flatMap(({ id, name }, position) =>
          create('cluster', clusters.get(id) ?? uuidv7(), { activity, position, name }),
        ),
        ...outcome.cards.flatMap(({ words, cluster }, position) =>
          create('card', randomUUID(), {
            activity,
            position,
            words,
            cluster: cluster === null ? null : (clusters.get(cluster) ?? null),
          }),
        ),
      ]
    },

    /** What was parked, settled and taken back since. */
    ofParking(workshop: string, before: RoomState, after: RoomState): Change[] {
      if (before.parked === after.parked) return []
      const [had, has] = [parkedIn(before), parkedIn(after)]
      const isKept = (id: string) => records.exists('parked_item', id)
      return [
        ...has.flatMap(({ id, words, owner, returnOn }) => {
          const facts = { words, owner, return_on: returnOn }
          if (!isKept(id)) return create('parked_item', id, { workshop, ...facts })
          const was = had.find((one) => one.id === id)
          return was?.owner === owner && was.returnOn === returnOn ? [] : update('parked_item', id, facts)
        }),
        ...had
          .filter(({ id }) => !has.some((one) => one.id === id) && isKept(id))
          .map(({ id }): Change => ({ op: 'delete', kind: 'parked_item', id })),
      ]
    },

    /** Everyone who was here, also those whom nobody had invited. */
    ofAttendance(workshop: string, { attended }: RoomState): Change[] {
      const invited = records.list('attendance', { workshop }, MOST)
      const met: { name: string }[] = []
      return attended.flatMap(({ name, role }) => {
        const called = name.trim() || 'Someone without a name'
        // One person with two computers was there once.
        if (met.some((one) => sameName(one.name, called))) return []
        met.push({ name: called })
        const known = invited.find(({ facts }) => sameName(facts.name, called))
        if (known)
          return known.facts.answer === 'attended' ? [] : update('attendance', known.id, { answer: 'attended' })
        return create('attendance', uuidv7(), { workshop, name: called, role, answer: 'attended' })
      })
    },
  }
}
