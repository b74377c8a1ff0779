import { useState } from 'react'
import { Link } from 'react-aria-components'
import { copyText } from '#renderer/app/copy-text.ts'
import { KeptTextDialog } from '#renderer/features/proposals/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { numberOfText } from '#shared/domain/session/number-of-text.ts'
import type { SessionClose, TextAtClose } from '#shared/rpc/contract/session.ts'
import styles from './after.module.css'
import { useTextAtClose } from './queries.ts'
import { dayAndTime, doubtsAbout, heldBy, todayStates } from './text-words.ts'

type HeldTextProps = {
  readonly text: TextAtClose
  readonly close: SessionClose
  /** What the session is called. */
  readonly session: string
  readonly level: 3 | 4
}

/** One text as it was signed: who held it, whether it still is so, and the way to read it as it was. */
export function HeldText({ text, close, session, level }: HeldTextProps) {
  const [reading, setReading] = useState(false)
  const { state, words } = todayStates[text.now]
  const page = pageOf(text.owner)
  const doubts = doubtsAbout(text)
  const isHere = text.signed.some((one) => one.isHere && one.holds)
  return (
    <article className={styles.heldText} aria-label={text.title}>
      <SectionHeading
        level={level}
        end={
          <Badge state={state} inline>
            {words}
          </Badge>
        }
      >
        {page === null ? text.title : <Link href={page}>{text.title}</Link>}
      </SectionHeading>
      <p>
        {heldBy(text)}
        {isHere || text.signed.length === 0 ? null : ' This computer keeps it without having signed it.'}
      </p>
      {doubts.length === 0 ? null : (
        <Notice icon="info">
          {doubts.map((doubt) => (
            <p key={doubt}>{doubt}</p>
          ))}
        </Notice>
      )}
      <div className={styles.heldTools}>
        {text.kept === 'unreadable' ? null : (
          <Button
            size="small"
            icon="eye"
            aria-label={`Read “${text.title}” as it was`}
            onPress={() => setReading(true)}
          >
            Read it as it was
          </Button>
        )}
        <NumberOfText text={text} />
      </div>
      {reading ? <AsItWas text={text} close={close} session={session} onClose={() => setReading(false)} /> : null}
    </article>
  )
}

/** The page of the record a text belongs to; the sheet of a block has none of its own. */
function pageOf(owner: TextAtClose['owner']): string | null {
  if (owner?.kind === 'proposal') return `/proposals/${owner.id}`
  return owner?.kind === 'workshop' ? `/sessions/${owner.id}/minutes` : null
}

/** Read out, or copied and sent, so that two people see whether they hold the same. */
function NumberOfText({ text: { title, sha256 } }: Pick<HeldTextProps, 'text'>) {
  const number = numberOfText(sha256)
  const [copied, setCopied] = useState(false)
  return (
    <span className={styles.number}>
      <span className={styles.quiet}>Number</span> <span className={styles.digits}>{number}</span>
      <Button
        size="small"
        variant="quiet"
        icon={copied ? 'check' : 'copy'}
        aria-label={copied ? `Copied the number of “${title}”` : `Copy the number of “${title}”`}
        onPress={() => void copyText(number).then(() => setCopied(true))}
      >
        {copied ? 'Copied' : 'Copy the number'}
      </Button>
    </span>
  )
}

type AsItWasProps = Pick<HeldTextProps, 'text' | 'close' | 'session'> & { readonly onClose: () => void }

function AsItWas({ text, close, session, onClose }: AsItWasProps) {
  return (
    <KeptTextDialog
      title={text.title}
      label={`Text of “${text.title}” as it was`}
      kept={useTextAtClose(close.session, text.document)}
      note={
        text.kept === 'whole' ? (
          <Notice icon="history" title={`As it stood when “${session}” ended, ${dayAndTime(close.at)}.`}>
            It cannot be changed. Quotes in it show what consent allows today.
          </Notice>
        ) : (
          <Notice icon="info" title="This is not the text that was signed.">
            It is what this computer has in its place. What was signed can be read at the computer of somebody else who
            was there.
          </Notice>
        )
      }
      onClose={onClose}
    />
  )
}
