import type { CSSProperties } from 'react'
import styles from './poll-bars.module.css'

export type Bar = {
  readonly id: string
  /** A number in front of the words, where the choices have one. */
  readonly mark?: number | undefined
  readonly name: string
  readonly count: number
  /** How many in the round before. */
  readonly before?: number | undefined
}

export type PollBarsProps = {
  readonly label: string
  readonly bars: readonly Bar[]
  /** Read at three metres. */
  readonly large?: boolean | undefined
  /** They rise once, when everyone looks. Off where they have been seen before. */
  readonly rise?: boolean | undefined
  /** What a full bar stands for, where several are looked at together. */
  readonly most?: number | undefined
}

/** How many chose what: a bar and its count in figures. All rise together. */
export function PollBars({ label, bars, large = false, rise = true, most = mostIn(bars) }: PollBarsProps) {
  return (
    <ul aria-label={label} className={styles.bars} data-large={large || undefined} data-rise={rise || undefined}>
      {bars.map(({ id, mark, name, count, before }) => (
        <li key={id} className={styles.row}>
          <span className={styles.name}>
            {mark === undefined ? null : <span className={styles.mark}>{`${mark} `}</span>}
            <span>{name}</span>
          </span>
          <span aria-hidden="true" className={styles.track}>
            {before ? <span className={styles.before} style={share(before, most)} /> : null}
            {count === 0 ? null : <span className={styles.bar} style={share(count, most)} />}
          </span>
          <span className={styles.count}>
            {` ${count}`}
            {before === undefined ? null : <span className={styles.was}>{` was ${before}`}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const mostIn = (bars: readonly Bar[]): number =>
  Math.max(1, ...bars.flatMap(({ count, before = 0 }) => [count, before]))

const share = (count: number, most: number): CSSProperties => ({ width: `${(count / most) * 100}%` })
