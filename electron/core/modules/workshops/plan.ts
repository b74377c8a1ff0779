import { v7 as uuidv7 } from 'uuid'
import type { Fact } from '#shared/domain/records/field.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { newFactsSchema } from '#shared/domain/records/schema.ts'
import { templateOf, usualSafety } from '#shared/domain/session/templates.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Change } from '../../changes/change-log.ts'
import { parseFacts } from '../records/handlers.ts'
import type { WorkshopsRepository } from './repository.ts'

export type PlanFrom =
  | { readonly kind: 'empty' }
  | { readonly kind: 'template'; readonly template: string }
  | { readonly kind: 'earlier'; readonly workshop: string }

const creating = (kind: KindName, facts: Readonly<Record<string, Fact>>, id: string = uuidv7()): Change => ({
  op: 'create',
  kind,
  id,
  facts: parseFacts(newFactsSchema(kind), facts),
})

/** What a new plan is made of, as changes to commit together. Refuses record/not-found for what it should begin from. */
export function changesForPlan(
  repository: WorkshopsRepository,
  id: string,
  { title, held_on, from }: { readonly title: string; readonly held_on: string; readonly from: PlanFrom },
): readonly Change[] {
  switch (from.kind) {
    case 'empty':
      return [creating('workshop', { title, held_on, starts_at: '10:00', ...usualSafety }, id)]
    case 'template': {
      const template = templateOf(from.template)
      if (template === undefined) throw new Refusal('record/not-found')
      const { purpose, starts_at, safety_plan } = template
      return [
        creating('workshop', { title, held_on, purpose, starts_at, safety_plan }, id),
        ...template.blocks.map((block, at) => creating('agenda_item', { workshop: id, position: at + 1, ...block })),
      ]
    }
    case 'earlier':
      return asEarlier(repository, id, { title, held_on }, from.workshop)
  }
}

/** The same agenda, place, safety and people; nothing of what came of it, and nobody has answered yet. */
function asEarlier(
  repository: WorkshopsRepository,
  id: string,
  own: { readonly title: string; readonly held_on: string },
  earlier: string,
): readonly Change[] {
  const found = repository.one('workshop', earlier)
  if (found === undefined) throw new Refusal('record/not-found')
  const { purpose, starts_at, place, safety_plan, support_contacts } = found.facts
  const blocks = repository.of('agenda_item', earlier)
  const ids = new Map(blocks.map((block) => [block.id, uuidv7()]))
  return [
    creating('workshop', { ...own, purpose, starts_at, place, safety_plan, support_contacts }, id),
    ...blocks.map(({ id: block, facts }, at) =>
      creating('agenda_item', { ...facts, workshop: id, position: at + 1 }, ids.get(block)),
    ),
    ...repository
      .opens([...ids.keys()])
      .map(({ facts }) => creating('link', { ...facts, from_id: ids.get(facts.from_id) ?? facts.from_id })),
    ...repository
      .of('attendance', earlier)
      .map(({ facts }) => creating('attendance', { ...facts, workshop: id, answer: 'invited' })),
  ]
}

/** The changes that put blocks in this order. Blocks left out come after, as they stood. Refuses a block of another session. */
export function changesForOrder(
  repository: WorkshopsRepository,
  workshop: string,
  items: readonly string[],
): readonly Change[] {
  const blocks = repository.of('agenda_item', workshop)
  const known = new Map(blocks.map((block) => [block.id, block]))
  const wanted = [...new Set(items)]
  if (wanted.some((item) => !known.has(item))) throw new Refusal('record/not-found')
  const order = [...wanted, ...blocks.map(({ id }) => id).filter((id) => !wanted.includes(id))]
  return order.flatMap((id, at): readonly Change[] =>
    known.get(id)?.facts.position === at + 1
      ? []
      : [{ op: 'update', kind: 'agenda_item', id, facts: { position: at + 1 } }],
  )
}

/** Attendance for people of the group who are not in the session yet. Refuses record/not-found for somebody unknown. */
export function changesForInviting(
  repository: WorkshopsRepository,
  workshop: string,
  people: readonly string[],
): readonly Change[] {
  const there = new Set(repository.of('attendance', workshop).map(({ facts }) => facts.person))
  return [...new Set(people)]
    .filter((person) => !there.has(person))
    .map((person) => {
      const found = repository.person(person)
      if (found === undefined) throw new Refusal('record/not-found')
      return creating('attendance', { workshop, person, name: found.name, role: found.role ?? 'member' })
    })
}
