import { fullDay } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { useDevices, usePeopleActions } from '../queries.ts'
import styles from './people.module.css'

const dayOf = (moment: number) => fullDay(new Date(moment).toLocaleDateString('sv-SE'))

/** Computers whose number was compared once. They come in without it, until forgotten. */
export function KnownComputers() {
  const devices = (useDevices().data ?? []).filter(({ confirmedAt }) => confirmedAt !== null)
  const { forget } = usePeopleActions()
  if (devices.length === 0) return null
  return (
    <section className={styles.part} aria-label="Computers known here">
      <SectionHeading>Computers known here</SectionHeading>
      <p className={styles.quiet}>Their number was compared once. With a good invitation they come in without it.</p>
      <ul className={styles.rows}>
        {devices.map(({ device, name, confirmedAt, confirmedBy }) => (
          <li key={device}>
            <span className={styles.who}>
              {name}
              <small>{`Compared by ${confirmedBy}, ${dayOf(confirmedAt ?? 0)}`}</small>
            </span>
            <Button size="small" aria-label={`Forget ${name}’s computer`} onPress={() => void forget(device, name)}>
              Forget
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
