import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { methodNames } from '#shared/domain/session/method-names.ts'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import type { SayIntent } from '../queries.ts'
import type { AgendaBlock } from '../room-words.ts'
import { minutesOf } from '../time-words.ts'
import { BlockDialog } from './block-dialog.tsx'
import styles from './desk.module.css'

/** What was planned, what is on, and what is left; a block is begun, changed or put in here. */
export function AgendaList({ view, say }: { readonly view: RoomView; readonly say: SayIntent }) {
  const [changing, setChanging] = useState<{ readonly block: AgendaBlock | null; readonly at: number } | null>(null)
  const after = view.agenda.findLastIndex(({ state }) => state !== 'to-come') + 1
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
        <ol className={styles.blocks}>
          {view.agenda.map((block, index) => (
            <BlockRow key={block.id} block={block} say={say} onChange={() => setChanging({ block, at: index })} />
          ))}
        </ol>
      )}
      {changing === null ? null : (
        <BlockDialog block={changing.block} position={changing.at} say={say} onClose={() => setChanging(null)} />
      )}
    </>
  )
}

const shapes = { 'to-come': 'circle', now: 'arrow-right', done: 'check' } as const
const states = { 'to-come': 'To come', now: 'Now', done: 'Done' } as const

type BlockRowProps = { readonly block: AgendaBlock; readonly say: SayIntent; readonly onChange: () => void }

function BlockRow({ block, say, onChange }: BlockRowProps) {
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
        <>
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
                  onAction: () => void say({ t: 'drop-block', block: id }),
                },
              ],
            ]}
          />
        </>
      ) : null}
    </li>
  )
}
