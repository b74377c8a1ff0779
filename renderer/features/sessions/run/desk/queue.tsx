import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { Select } from '#renderer/ui/select.tsx'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import type { SayIntent } from '../queries.ts'
import { nameOf } from '../room-words.ts'
import styles from './desk.module.css'

const rules = [
  { id: 'as-raised', name: 'In the order of hands' },
  { id: 'least-heard-first', name: 'Whoever was heard least first' },
  { id: 'round', name: 'Round the room' },
] as const

/** Who speaks, who waits, and by which rule. Whoever runs the session gives the turn. */
export function Queue({ view, say }: { readonly view: RoomView; readonly say: SayIntent }) {
  const { rule, speaking, waiting } = view.queue
  const [first] = waiting
  return (
    <section className={styles.part} aria-label="Speaking">
      <SectionHeading>Speaking</SectionHeading>
      <Select label="Turns go" choices={rules} value={rule} onChange={(next) => void say({ t: 'rule', rule: next })} />
      <p className={styles.speaking}>
        {speaking === null ? (
          <span className={styles.quiet}>Nobody has the turn</span>
        ) : (
          <>
            <strong>{nameOf(view, speaking)}</strong>
            <Button size="small" onPress={() => void say({ t: 'turn', to: null })}>
              End the turn
            </Button>
          </>
        )}
      </p>
      {waiting.length === 0 ? null : (
        <>
          <ol className={styles.rows} aria-label="Hands">
            {waiting.map((id) => (
              <li key={id}>
                <span className={styles.who}>{nameOf(view, id)}</span>
                <Button
                  size="small"
                  aria-label={`Give ${nameOf(view, id)} the turn`}
                  onPress={() => void say({ t: 'turn', to: id })}
                >
                  Give the turn
                </Button>
              </li>
            ))}
          </ol>
          {first === undefined || rule === 'as-raised' ? null : (
            <p className={styles.quiet}>{`By the rule, ${nameOf(view, first)} is next.`}</p>
          )}
        </>
      )}
    </section>
  )
}
