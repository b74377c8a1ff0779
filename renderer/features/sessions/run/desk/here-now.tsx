import { count } from '#renderer/features/records/index.ts'
import { Avatar } from '#renderer/ui/avatar.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { roleName } from '../people/roles.ts'
import styles from './desk.module.css'

/** Everyone of the session; whoever pauses or is not reached is named so, and no reason is asked. */
export function HereNow({ view }: { readonly view: RoomView }) {
  const here = view.people.filter(({ here }) => here).length
  return (
    <section className={styles.part} aria-label="Who is here">
      <SectionHeading end={<span className={styles.quiet}>{count(here, 'person', 'people')}</span>}>
        Who is here
      </SectionHeading>
      <ul className={styles.rows}>
        {view.people.map(({ participant, name, role, here: isHere, away }) => (
          <li key={participant}>
            <Avatar name={name} beside />
            <span className={styles.who}>
              {name}
              <small>
                {[roleName(role), isHere ? (away ? 'pauses' : '') : 'not reached just now'].filter(Boolean).join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
