import { Link } from 'react-aria-components'
import { dayMonth, daysBetween, numberWord, todayHere, weekday } from '#renderer/features/records/index.ts'
import { LinkButton } from '#renderer/ui/button.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import type { Need } from './needs.ts'
import styles from './overview.module.css'
import { useNeeds } from './queries.ts'

/** The first thing on the screen: what needs a person, in sentences. */
export function AttentionList() {
  const needs = useNeeds()
  if (needs === undefined) return <LoadingShape label="Looking what needs you" />
  const title =
    needs.length === 0
      ? 'Nothing needs you today'
      : `${numberWord(needs.length, true)} ${needs.length === 1 ? 'thing needs' : 'things need'} you`
  return (
    <section aria-labelledby="attention">
      <h1 id="attention" tabIndex={-1} data-page-heading>
        {title}
      </h1>
      {needs.length === 0 ? (
        <p className={styles.calm}>Consents, commitments and dates are all in order. A good day to draft.</p>
      ) : (
        <ol className={styles.needs}>
          {needs.slice(0, 6).map((need, index) => (
            <NeedRow key={need.id} need={need} first={index === 0} />
          ))}
        </ol>
      )}
      {needs.length > 6 ? (
        <p className={styles.calm}>{`And ${numberWord(needs.length - 6)} more, in their places.`}</p>
      ) : null}
    </section>
  )
}

function NeedRow({ need, first }: { readonly need: Need; readonly first: boolean }) {
  return (
    <li className={styles.need}>
      <When day={need.day} />
      <div>
        <Link href={need.href} className={styles.needTitle ?? ''}>
          {need.title}
        </Link>
        <p>{need.why}</p>
      </div>
      <LinkButton href={need.href} variant={first ? 'primary' : 'default'} aria-label={`${need.action}: ${need.title}`}>
        {need.action}
      </LinkButton>
    </li>
  )
}

function When({ day }: { readonly day: string | null }) {
  if (day === null)
    return (
      <span className={styles.when}>
        <strong>Any day</strong>
      </span>
    )
  const away = daysBetween(todayHere(), day)
  const near = away === 0 ? 'today' : away === 1 ? 'tomorrow' : dayMonth(day)
  return (
    <span className={styles.when}>
      <strong>{weekday(day)}</strong> {near}
    </span>
  )
}
