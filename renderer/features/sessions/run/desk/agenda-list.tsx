import { useEffect, useRef, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import { methodNames } from '#shared/domain/session/method-names.ts'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import type { SayIntent } from '../queries.ts'
import type { AgendaBlock } from '../room-words.ts'
import { minutesOf } from '../time-words.ts'
import { BlockDialog, planOf } from './block-dialog.tsx'
import styles from './desk.module.css'

/** What was planned, what is on, and what is left; a block is begun, changed or put in here. */
export function AgendaList({ view, say }: { readonly view: RoomView; readonly say: SayIntent }) {
  const [changing, setChanging] = useState<{ readonly block: AgendaBlock | null; readonly at: number } | null>(null)
  const toasts = useToasts()
  const list = useNowInSight(view.current?.block)
  const after = view.agenda.findLastIndex(({ state }) => state !== 'to-come') + 1
  const leaveOut = async (block: AgendaBlock, position: number) => {
    if ((await say({ t: 'drop-block', block: block.id })) === null) return
    const undo = () => void say({ t: 'plan', block: planOf(block), position })
    toasts.show({ text: `Left out today: “${block.title}”`, action: { name: 'Undo', onPress: undo } })
  }
  return (
    <>
      <SectionHeading
        end={
          <Button size="small" icon="plus" onPress={() => setChanging({ block: null, at: after })}>
            Add a block
          </Button>
        }
      >
        Agenda
      </SectionHeading>
      {view.agenda.length === 0 ? (
        <p className={styles.quiet}>There is no plan for today. Add a block, then begin it.</p>
      ) : (
        <ol ref={list} className={styles.blocks}>
          {view.agenda.map((block, index) => (
            <BlockRow
              key={block.id}
              block={block}
              say={say}
              onChange={() => setChanging({ block, at: index })}
              onLeaveOut={() => void leaveOut(block, index)}
            />
          ))}
        </ol>
      )}
      {changing === null ? null : (
        <BlockDialog block={changing.block} position={changing.at} say={say} onClose={() => setChanging(null)} />
      )}
    </>
  )
}

/** The block that is now is seen in a long agenda, wherever the list stood. */
function useNowInSight(now: string | undefined) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const row = now === undefined ? null : list.current?.querySelector<HTMLElement>('[aria-current]')
    const pane = list.current?.parentElement
    if (!row || !pane) return
    const under = row.getBoundingClientRect().bottom - pane.getBoundingClientRect().bottom
    const over = pane.getBoundingClientRect().top - row.getBoundingClientRect().top
    if (under > 0) pane.scrollTop += under
    else if (over > 0) pane.scrollTop -= over
  }, [now])
  return list
}

const shapes = { 'to-come': 'circle', now: 'arrow-right', done: 'check' } as const
const states = { 'to-come': 'To come', now: 'Now', done: 'Done' } as const

type BlockRowProps = {
  readonly block: AgendaBlock
  readonly say: SayIntent
  readonly onChange: () => void
  readonly onLeaveOut: () => void
}

function BlockRow({ block, say, onChange, onLeaveOut }: BlockRowProps) {
  const { id, title, method, minutes, state, spent, lead } = block
  const methodName = methodNames.find(({ value }) => value === method)?.label ?? ''
  const facts = [
    state === 'done' ? `Took ${minutesOf(spent)}` : `${minutes} min`,
    methodName === title ? '' : methodName,
    lead,
  ]
  return (
    <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <Icon name={shapes[state]} size="small" label={states[state]} />
      <span className={styles.blockWords}>
        {title}
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      {state === 'to-come' ? (
        <span className={styles.blockWays}>
          <Button size="small" aria-label={`Begin ${title}`} onPress={() => void say({ t: 'begin', block: id })}>
            Begin
          </Button>
          <MenuButton
            name={`More about ${title}`}
            icon="more"
            size="small"
            groups={[
              [{ id: 'change', name: 'Change it…', icon: 'draw', onAction: onChange }],
              [
                {
                  id: 'drop',
                  name: 'Leave it out today',
                  icon: 'trash',
                  serious: true,
                  onAction: onLeaveOut,
                },
              ],
            ]}
          />
        </span>
      ) : null}
    </li>
  )
}
