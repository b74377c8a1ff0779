import { LinkButton } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { Session } from '../queries.ts'
import { shareNames } from '../starting/share-choices.tsx'
import styles from './people.module.css'

/** What is shared in this session, as everyone in it can read. */
export function SharedList({ session: { documents, share } }: { readonly session: Session }) {
  const groups = shareNames.filter(({ id }) => share.records.includes(id)).map(({ name }) => name)
  return (
    <section className={styles.part} aria-label="What is shared">
      <SectionHeading>What is shared</SectionHeading>
      <ul className={styles.rows}>
        {documents.map(({ id, kind, title }) => (
          <li key={id}>
            <span className={styles.who}>{title}</span>
            {kind === 'proposal' ? (
              <LinkButton href={`/proposals/${id}`} size="small" aria-label={`Open ${title}`}>
                Open
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {[
          documents.length === 0 ? 'No text.' : '',
          groups.length === 0 ? 'No records.' : `Records: ${groups.join(', ')}.`,
          share.voices ? 'Words of voices, where consent allows.' : 'No words of voices.',
          share.keep ? 'People keep what they received.' : 'What people received goes when the session is over.',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </section>
  )
}
