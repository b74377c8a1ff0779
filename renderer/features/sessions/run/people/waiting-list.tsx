import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import type { Session } from '../queries.ts'
import { usePeopleActions } from '../queries.ts'
import styles from './people.module.css'
import { roleName } from './roles.ts'

/** Computers whose number the chair has not compared yet. Read out as they come, because somebody stands at a door. */
export function WaitingList({ waiting, level = 2 }: { readonly waiting: Session['waiting']; readonly level?: 2 | 3 }) {
  const { letIn } = usePeopleActions()
  return (
    <section className={styles.part} aria-label="Waiting to be let in" aria-live="polite">
      {waiting.length === 0 ? null : (
        <>
          <SectionHeading level={level}>Waiting to be let in</SectionHeading>
          <p className={styles.quiet}>
            Ask each of them to read the number on their own screen aloud. Let them in when it is the same as here. If
            it is not, somebody else may be listening in between: choose “Not now” and invite them again.
          </p>
          <ul className={styles.waiting}>
            {waiting.map(({ device, name, role, number }) => (
              <li key={device}>
                <div>
                  <strong>{name}</strong>
                  <span className={styles.quiet}>{roleName(role)}</span>
                </div>
                <p className={styles.number}>
                  <VisuallyHidden>{`Number of ${name}’s computer: `}</VisuallyHidden>
                  {number}
                </p>
                <div className={styles.buttons}>
                  <Button
                    variant="primary"
                    icon="check"
                    aria-label={`Let in ${name}`}
                    onPress={() => void letIn(device, name, true)}
                  >
                    Let in
                  </Button>
                  <Button aria-label={`Not now: ${name}`} onPress={() => void letIn(device, name, false)}>
                    Not now
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
