import { type ReactNode, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { iconOf, placeOf } from '#renderer/app/places.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { LinkedRow, PanelSection } from '#renderer/ui/panel.tsx'
import { type KindName, kinds } from '#shared/domain/records/kinds.ts'
import { LinkDialog } from './link-dialog.tsx'
import styles from './links-panel.module.css'
import { usePart } from './part.tsx'
import { type LinkedRecord, useChanges, useLinks } from './queries.ts'

type LinksPanelProps = {
  readonly kind: KindName
  readonly id: string
  readonly title?: string | undefined
  /** Kinds that the page itself already shows. */
  readonly except?: readonly KindName[] | undefined
  /** The only kinds shown here. */
  readonly only?: readonly KindName[] | undefined
  /** Rows of the page's own, before the links. */
  readonly before?: ReactNode | undefined
}

/** What this record is joined to, from whichever end the link was made. */
export function LinksPanel({ kind, id, title = 'Linked', except = [], only, before }: LinksPanelProps) {
  const query = useLinks(kind, id)
  const [adding, setAdding] = useState(false)
  const mayLink = usePart(kind, id).begin('link')
  return (
    <PanelSection
      title={title}
      end={
        mayLink ? (
          <Button variant="quiet" size="small" icon="link" onPress={() => setAdding(true)}>
            Link
          </Button>
        ) : undefined
      }
    >
      {before}
      <Answer query={query} loading="Opening what is linked">
        {(links) => (
          <LinkRows
            links={links.filter((link) => !except.includes(link.kind) && (only?.includes(link.kind) ?? true))}
            silent={before !== undefined}
            readOnly={!mayLink}
          />
        )}
      </Answer>
      {adding ? <LinkDialog kind={kind} id={id} onClose={() => setAdding(false)} /> : null}
    </PanelSection>
  )
}

type LinkRowsProps = {
  readonly links: readonly LinkedRecord[]
  /** Says nothing where there are none. */
  readonly silent?: boolean | undefined
  readonly readOnly?: boolean | undefined
}

export function LinkRows({ links, silent = false, readOnly = false }: LinkRowsProps) {
  if (links.length === 0 && silent) return null
  if (links.length === 0)
    return (
      <p className={styles.none}>
        {readOnly
          ? 'Nothing is linked yet.'
          : 'Nothing yet. Link evidence, voices, rights, law or proposals, and it shows at both ends.'}
      </p>
    )
  return (
    <ul className={styles.links}>
      {links.map(({ link, relation, kind, id, title, note, deleted }) => (
        <li key={`${link ?? relation} ${id}`}>
          <LinkedRow
            icon={deleted ? 'trash' : iconOf[kind]}
            name={title}
            sub={[deleted ? 'Deleted' : kinds[kind].one, relation, note]
              .filter((part) => part !== '' && part !== kinds[kind].one.toLowerCase())
              .join(' · ')}
            href={deleted ? undefined : placeOf(kind, id)}
            voice={kind === 'voice' || kind === 'quote'}
            end={link === null ? undefined : <Unlink link={link} title={title} />}
          />
        </li>
      ))}
    </ul>
  )
}

function Unlink({ link, title }: { readonly link: string; readonly title: string }) {
  const { unlink } = useChanges()
  if (!usePart('link', link).remove) return null
  return (
    <IconButton
      icon="close"
      size="small"
      name={`Remove the link to ${title}`}
      onPress={() => void unlink(link, title)}
    />
  )
}
