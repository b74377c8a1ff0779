import { Answer } from '#renderer/app/answer.tsx'
import { useSessionState } from '#renderer/app/workspace.ts'
import { count } from '#renderer/features/records/index.ts'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { SessionClose } from '#shared/rpc/contract/session.ts'
import styles from './after.module.css'
import { HeldText } from './held-text.tsx'
import { useTextsAtClose } from './queries.ts'
import { dayAndTime, whyNone } from './text-words.ts'

/** What everyone held when the session ended: each shared text, who signed it, and whether it still is so. */
export function TextsSection({ session }: { readonly session: RecordOf<'workshop'> }) {
  const query = useTextsAtClose(session.id)
  const isOpen = useSessionState().data?.session?.workshop === session.id
  return (
    <Answer query={query} loading="Looking for what everyone held">
      {(closes) => {
        if (closes.every(({ texts }) => texts.length === 0))
          return <p className={styles.quiet}>{whyNone(closes[0], session.facts.state, isOpen)}</p>
        return (
          <div className={styles.closes}>
            {closes.map((close) => (
              <TextsOfClose key={close.session} close={close} session={session} isOneOfMany={closes.length > 1} />
            ))}
            <p className={styles.quiet}>
              The number stands for the exact words, and changes with every letter. Where somebody else sees the same
              number beside a text, both of your computers kept the same.
            </p>
          </div>
        )
      }}
    </Answer>
  )
}

type TextsOfCloseProps = {
  readonly close: SessionClose
  readonly session: RecordOf<'workshop'>
  readonly isOneOfMany: boolean
}

function TextsOfClose({ close, session: { facts }, isOneOfMany }: TextsOfCloseProps) {
  const when = `As the session ended, ${dayAndTime(close.at)}`
  const missing = close.shared - close.texts.length
  const heading = isOneOfMany ? (
    <SectionHeading level={3}>{when}</SectionHeading>
  ) : (
    <p className={styles.quiet}>{when}.</p>
  )
  if (close.texts.length === 0)
    return (
      <>
        {heading}
        <p className={styles.quiet}>{whyNone(close, facts.state, false)}</p>
      </>
    )
  return (
    <>
      {heading}
      <ul className={styles.held}>
        {close.texts.map((text) => (
          <li key={text.document}>
            <HeldText text={text} close={close} session={facts.title} level={isOneOfMany ? 4 : 3} />
          </li>
        ))}
      </ul>
      {missing > 0 ? (
        <p className={styles.quiet}>
          {`${count(missing, 'more text was', 'more texts were')} shared, and not kept here: this computer did not hold the same as the others.`}
        </p>
      ) : null}
    </>
  )
}
