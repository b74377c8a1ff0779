import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { caretColour } from '#renderer/editor/caret-people.ts'
import { EditorView } from '#renderer/editor/editor-view.tsx'
import {
  CiteDialog,
  QuoteDialog,
  TextFoot,
  useEvidence,
  useMayEdit,
  useQuotes,
  useReadings,
  useTextOfProposal as useTextOf,
} from '#renderer/features/proposals/index.ts'
import { fullDay, plainDay } from '#renderer/features/records/index.ts'
import { useNamesIn } from '#renderer/sync/names.ts'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import styles from './after.module.css'

type Asking =
  | { readonly for: 'quote'; readonly insert: (quoteId: string) => void }
  | { readonly for: 'citation'; readonly insert: (evidenceId: string, locator: string) => void }

/** The text of the minutes, written together like a proposal's. Agreed minutes are only read. */
export function MinutesText({ session }: { readonly session: RecordOf<'workshop'> }) {
  const names = useNamesIn(session.id)
  const navigate = useNavigate()
  const refusals = useRefusals()
  const text = useTextOf(session.id)
  const readings = useReadings(text.state === 'open' ? text.shared.doc : text.state === 'opening' ? null : text.copy)
  const quotes = useQuotes(readings.quoteIds)
  const evidence = useEvidence(readings.evidenceIds)
  const mayEdit = useMayEdit(text)
  const [asking, setAsking] = useState<Asking | null>(null)
  const agreed = session.facts.minutes_agreed_on
  if (text.state === 'opening')
    return (
      <div className={styles.opening}>
        <LoadingShape label="Opening the minutes" lines={6} />
      </div>
    )
  const isFuture = text.state === 'from-the-future'
  return (
    <>
      <EditorView
        doc={isFuture ? text.copy : text.shared.doc}
        awareness={isFuture ? null : text.shared.awareness}
        me={{ name: names.mine, colour: caretColour(names.mine) }}
        names={names}
        editable={mayEdit && !isFuture && agreed === null}
        label="Text of the minutes"
        placeholder="Write what happened. A line that begins with ## is a heading."
        quotes={quotes}
        evidence={evidence}
        onQuote={(insert) => setAsking({ for: 'quote', insert })}
        onCite={(insert) => setAsking({ for: 'citation', insert })}
        onOpenEvidence={(id) => void navigate({ to: `/evidence/${id}` })}
        onTooLarge={() => refusals.show(new Refusal('document/too-large', { limit: 'about 250 pages' }))}
        head={<MinutesHead session={session} agreed={agreed} isFuture={isFuture} />}
        foot={<TextFoot words={readings.words} status={isFuture ? null : text.shared.status} />}
      />
      {asking?.for === 'quote' ? <QuoteDialog onQuote={asking.insert} onClose={() => setAsking(null)} /> : null}
      {asking?.for === 'citation' ? <CiteDialog onCite={asking.insert} onClose={() => setAsking(null)} /> : null}
    </>
  )
}

type MinutesHeadProps = {
  readonly session: RecordOf<'workshop'>
  readonly agreed: string | null
  readonly isFuture: boolean
}

function MinutesHead({ session: { facts }, agreed, isFuture }: MinutesHeadProps) {
  return (
    <div className={styles.head}>
      <h1 tabIndex={-1} data-page-heading>
        {facts.title}
      </h1>
      <p className={styles.quiet}>{[fullDay(facts.held_on), facts.place].filter((part) => part !== '').join(', ')}</p>
      {agreed === null ? null : (
        <Notice state="done" title={`Agreed on ${plainDay(agreed)}.`}>
          They stay as they are. To change them, open them again; the agreed version is kept.
        </Notice>
      )}
      {isFuture ? (
        <Notice state="stale" title="This text was written by a newer Hearings Workshop.">
          It is safe and can be read here. Update the app on this computer, then write in it.
        </Notice>
      ) : null}
    </div>
  )
}
