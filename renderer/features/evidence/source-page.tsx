import { useState } from 'react'
import {
  DeleteButton,
  ReadingNote,
  RecordForm,
  RecordText,
  Tombstone,
  usePart,
} from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { confidentialities, evidenceKinds } from '#shared/domain/records/options.ts'
import styles from './evidence.module.css'
import { SourceText } from './source-text.tsx'

type SourcePageProps = { readonly evidence: RecordOf<'evidence'>; readonly onGone: () => void }

/** One source: where it is from, and its text. */
export function SourcePage({ evidence, onGone }: SourcePageProps) {
  const { title, evidence_kind, author, published, confidentiality, body } = evidence.facts
  const [about, setAbout] = useState(body === '')
  const [correcting, setCorrecting] = useState(body === '')
  const part = usePart('evidence', evidence.id)
  const crumbs = [{ name: 'Evidence', href: '/evidence' }]
  if (evidence.deleted_at !== null)
    return (
      <Page title={title} crumbs={crumbs} measure="text">
        <Tombstone record={evidence} />
      </Page>
    )
  const sub = [
    evidenceKinds.find(({ value }) => value === evidence_kind)?.label,
    author,
    published,
    confidentialities.find(({ value }) => value === confidentiality)?.label,
  ]
  return (
    <Page
      title={<RecordText record={evidence} name="title" look="title" single />}
      crumbs={crumbs}
      sub={sub.filter(Boolean).join(' · ')}
      tools={
        <>
          <Button variant="quiet" size="small" icon="info" aria-expanded={about} onPress={() => setAbout(!about)}>
            About
          </Button>
          <DeleteButton kind="evidence" id={evidence.id} title={title} size="small" onDeleted={onGone} />
        </>
      }
    >
      <ReadingNote kind="evidence" id={evidence.id} />
      {about ? (
        <div className={styles.about}>
          <RecordForm
            record={evidence}
            fields={['evidence_kind', 'author', 'published', 'source', 'confidentiality', 'note']}
          />
        </div>
      ) : null}
      {correcting && part.change('body') ? (
        <>
          <SectionHeading
            end={
              <Button size="small" onPress={() => setCorrecting(false)}>
                Done
              </Button>
            }
          >
            Text
          </SectionHeading>
          <RecordText record={evidence} name="body" look="reading" placeholder="Paste or write the text here" />
        </>
      ) : (
        <SourceText
          evidence={evidence}
          onCorrect={part.change('body') ? () => setCorrecting(true) : null}
          mayKeep={part.begin('excerpt')}
        />
      )}
    </Page>
  )
}
