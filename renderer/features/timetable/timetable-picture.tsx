import { Link } from 'react-aria-components'
import { todayHere } from '#renderer/features/records/index.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { type Bar, type Drawn, draw, type Milestone, standing } from './geometry.ts'
import styles from './timetable.module.css'

const percent = (share: number) => `${(share * 100).toFixed(3)}%`

/** Planned above, what happened below, what is now expected hatched. The table beside it says the same in words. */
export function TimetablePicture({ milestones }: { readonly milestones: readonly Milestone[] }) {
  const today = todayHere()
  const picture = draw(milestones, today)
  return (
    <div className={styles.picture}>
      <div className={styles.scale} aria-hidden="true">
        {picture.years.map(({ year, at }) => (
          <span key={year} style={{ left: percent(at) }}>
            {year}
          </span>
        ))}
      </div>
      <ul>
        {picture.rows.map((row) => (
          <Row key={row.milestone.id} row={row} today={today} />
        ))}
      </ul>
      <div className={styles.todayPlace} aria-hidden="true">
        <span className={styles.today} style={{ left: percent(picture.today) }}>
          <span>Today</span>
        </span>
      </div>
      <p className={styles.key} aria-hidden="true">
        <span>
          <KeyBar kind="planned" /> Planned
        </span>
        <span>
          <KeyBar kind="actual" /> What happened
        </span>
        <span>
          <KeyBar kind="expected" /> Now expected
        </span>
      </p>
    </div>
  )
}

function Row({ row, today }: { readonly row: Drawn; readonly today: string }) {
  const { milestone, planned, actual, expected } = row
  const { done, words } = standing(milestone, today)
  return (
    <li className={styles.row}>
      <Link href={`/timetable/${milestone.id}`} className={styles.name ?? ''}>
        {milestone.name}
      </Link>
      <svg className={styles.track} aria-hidden="true" focusable="false">
        <Hatching id={`hatching-${milestone.id}`} />
        <Stretch bar={planned} y={1} kind="planned" />
        <Stretch bar={actual} y={11} kind="actual" />
        <Stretch bar={expected} y={11} kind="expected" fill={`url(#hatching-${milestone.id})`} />
      </svg>
      <span className={styles.standing} data-done={done || undefined}>
        {done ? <Icon name="check" size="small" /> : null}
        {words}
      </span>
    </li>
  )
}

type StretchProps = { readonly bar: Bar | null; readonly y: number; readonly kind: string; readonly fill?: string }

function Stretch({ bar, y, kind, fill }: StretchProps) {
  if (bar === null) return null
  return (
    <rect
      x={percent(bar.from)}
      width={percent(bar.to - bar.from)}
      y={y}
      height={7}
      rx={2}
      data-kind={kind}
      {...(fill === undefined ? {} : { fill })}
    />
  )
}

function Hatching({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
        <line x1="0" y1="0" x2="0" y2="5" className={styles.hatch} />
      </pattern>
    </defs>
  )
}

function KeyBar({ kind }: { readonly kind: string }) {
  return (
    <svg className={styles.keyBar} aria-hidden="true" focusable="false">
      <Hatching id={`hatching-key-${kind}`} />
      <rect
        x={1}
        y={1}
        width={22}
        height={7}
        rx={2}
        data-kind={kind}
        {...(kind === 'expected' ? { fill: `url(#hatching-key-${kind})` } : {})}
      />
    </svg>
  )
}
