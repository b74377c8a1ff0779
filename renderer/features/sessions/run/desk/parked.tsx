import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import styles from './desk.module.css'

/** What was put aside so far. */
export function Parked({ view: { parked } }: { readonly view: RoomView }) {
  if (parked.length === 0) return null
  return (
    <section className={styles.part} aria-label="Parked">
      <SectionHeading>Parked</SectionHeading>
      <ul className={styles.rows}>
        {parked.map(({ id, words, owner }) => (
          <li key={id}>
            <span className={styles.who}>
              {words}
              {owner === '' ? null : <small>{owner}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
