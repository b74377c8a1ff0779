import styles from './poll-veil.module.css'

/** Before the projector, until everyone looks: how many are in, and nothing of what they chose. */
export function PollVeil({
  inSoFar,
  of,
  columns,
}: {
  readonly inSoFar: number
  readonly of: number
  readonly columns: number
}) {
  return (
    <div className={styles.veiled}>
      <p className={styles.words}>
        <strong>
          {inSoFar} of {of} are in
        </strong>
        <span>Hidden until we all look</span>
      </p>
      <div aria-hidden="true" className={styles.veil}>
        {Array.from({ length: columns }, (_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike on purpose
          <i key={column} />
        ))}
      </div>
    </div>
  )
}
