import { useState } from 'react'
import type { Asked } from '#renderer/app/answer.tsx'
import { Answer } from '#renderer/app/answer.tsx'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { useChanges, usePart, useUndo } from '#renderer/features/records/index.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { lengthInWords, plannedTimes, totalMinutes } from '#shared/domain/session/agenda.ts'
import { type MethodName, methodNames } from '#shared/domain/session/method-names.ts'
import { anyMethod } from '#shared/domain/session/methods/index.ts'
import { AgendaRows } from './agenda-rows.tsx'
import styles from './plan.module.css'
import { useOrdering } from './queries.ts'

type Block = RecordOf<'agenda_item'>
type AgendaProps = {
  readonly session: RecordOf<'workshop'>
  readonly query: Asked<readonly Block[]>
  readonly chosen: string | null
  readonly onChoose: (block: string | null) => void
}

/** The blocks of the day with their planned times, in an order that can be changed by hand or key. */
export function Agenda({ session, query, chosen, onChoose }: AgendaProps) {
  const mayPlan = usePart('workshop', session.id).begin('agenda_item')
  const adding = mayPlan ? (
    <AddBlock session={session.id} position={(query.data?.length ?? 0) + 1} onAdded={onChoose} />
  ) : undefined
  return (
    <section aria-label="Agenda" className={styles.agenda}>
      <SectionHeading end={adding}>Agenda</SectionHeading>
      <Answer query={query} loading="Opening the agenda" lines={5}>
        {(blocks) =>
          blocks.length === 0 ? (
            <EmptyState icon="list" title="No blocks yet">
              {mayPlan ? 'Add the first by choosing how people will work: a check-in is a good beginning.' : null}
            </EmptyState>
          ) : (
            <Ordered session={session} blocks={blocks} chosen={chosen} onChoose={onChoose} mayPlan={mayPlan} />
          )
        }
      </Answer>
    </section>
  )
}

type OrderedProps = Omit<AgendaProps, 'query'> & { readonly blocks: readonly Block[]; readonly mayPlan: boolean }

function Ordered({ session, blocks, chosen, onChoose, mayPlan }: OrderedProps) {
  const ordering = useOrdering()
  const refusals = useRefusals()
  const toasts = useToasts()
  const { undo } = useUndo()
  // Shown at once, until what is kept says the same.
  const [wanted, setWanted] = useState<readonly string[] | null>(null)
  const kept = blocks.map(({ id }) => id)
  const isStale = wanted === null || wanted.length !== kept.length || wanted.some((id) => !kept.includes(id))
  const order = isStale ? kept : wanted
  const inOrder = order.flatMap((id) => blocks.find((block) => block.id === id) ?? [])
  const minutes = inOrder.map(({ facts }) => facts.minutes)
  const times = plannedTimes(session.facts.starts_at, minutes)
  const total = totalMinutes(minutes)
  const reorder = async (items: readonly string[]) => {
    setWanted(items)
    try {
      await ordering.mutateAsync({ workshop: session.id, items: [...items] })
      toasts.show({ text: 'The agenda is in another order', action: { name: 'Undo', onPress: () => void undo() } })
    } catch (error) {
      refusals.show(error)
    } finally {
      setWanted(null)
    }
  }
  const until = times.at(-1)?.to
  return (
    <>
      <AgendaRows
        blocks={inOrder}
        times={times}
        chosen={chosen}
        onChoose={onChoose}
        onOrder={mayPlan ? (items) => void reorder(items) : null}
      />
      <p className={styles.total}>
        <strong>{lengthInWords(total)}</strong>
        {until ? ` in all, until ${until}` : ' in all. Say when it starts to see the times.'}
      </p>
    </>
  )
}

type AddBlockProps = {
  readonly session: string
  readonly position: number
  readonly onAdded: (block: string) => void
}

/** A new block begins as its method usually is, and is opened to be changed. */
function AddBlock({ session, position, onAdded }: AddBlockProps) {
  const { create } = useChanges()
  const refusals = useRefusals()
  const add = async (method: MethodName, label: string) => {
    try {
      const { minutes } = anyMethod(method)
      const { id } = await create('agenda_item', { workshop: session, position, title: label, method, minutes })
      onAdded(id)
    } catch (error) {
      refusals.show(error)
    }
  }
  const choice = ({ value, label }: (typeof methodNames)[number]) => ({
    id: value,
    name: label,
    onAction: () => void add(value, label),
  })
  const quiet: readonly string[] = ['notes', 'break', 'parking-lot']
  return (
    <MenuButton
      name="Add a block"
      icon="plus"
      showName
      size="small"
      variant="default"
      groups={[
        methodNames.filter(({ value }) => !quiet.includes(value)).map(choice),
        methodNames.filter(({ value }) => quiet.includes(value)).map(choice),
      ]}
    />
  )
}
