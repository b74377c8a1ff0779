import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { caretColour } from '#renderer/editor/caret-people.ts'
import { EditorView } from '#renderer/editor/editor-view.tsx'
import { useNamesIn } from '#renderer/sync/names.ts'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { CiteDialog } from './cite-dialog.tsx'
import { ProposalHead } from './proposal-head.tsx'
import styles from './proposal-view.module.css'
import { type TextOfProposal, useEvidence, useQuotes } from './queries.ts'
import { QuoteDialog } from './quote-dialog.tsx'
import { TextFoot } from './text-foot.tsx'
import { useMayEdit } from './use-may-edit.ts'
import type { Readings } from './use-readings.ts'

type ProposalTextProps = {
  readonly proposal: RecordOf<'proposal'>
  readonly text: TextOfProposal
  readonly readings: Readings
  readonly editable: boolean
}

type Asking =
  | { readonly for: 'quote'; readonly insert: (quoteId: string) => void }
  | { readonly for: 'citation'; readonly insert: (evidenceId: string, locator: string) => void }

/** The text itself, with what its references show and the dialogs that make new ones. */
export function ProposalText({ proposal, text, readings, editable }: ProposalTextProps) {
  const names = useNamesIn(proposal.id)
  const navigate = useNavigate()
  const refusals = useRefusals()
  const quotes = useQuotes(readings.quoteIds)
  const evidence = useEvidence(readings.evidenceIds)
  const [asking, setAsking] = useState<Asking | null>(null)
  const isFuture = text.state === 'from-the-future'
  const mayEdit = useMayEdit(text)
  const head = <ProposalHead proposal={proposal} readOnly={!editable || !mayEdit} />
  const above = isFuture ? (
    <Notice state="stale" title="This text was written by a newer Hearings Workshop.">
      It is safe and can be read here. Update the app on this computer, then write in it.
    </Notice>
  ) : mayEdit ? null : (
    <Notice state="info" title="You can read this text during the session.">
      It follows what the others write. If you should write too, ask the chair.
    </Notice>
  )
  if (text.state === 'opening')
    return (
      <div className={styles.opening}>
        {head}
        <LoadingShape label="Opening the text" lines={6} />
      </div>
    )
  return (
    <>
      <EditorView
        doc={isFuture ? text.copy : text.shared.doc}
        awareness={isFuture ? null : text.shared.awareness}
        me={{ name: names.mine, colour: caretColour(names.mine) }}
        names={names}
        editable={editable && mayEdit && !isFuture}
        label={`Text of proposal ${proposal.facts.number}`}
        placeholder="Write what should change. A line that begins with ## is the heading of a section."
        quotes={quotes}
        evidence={evidence}
        onQuote={(insert) => setAsking({ for: 'quote', insert })}
        onCite={(insert) => setAsking({ for: 'citation', insert })}
        onOpenEvidence={(id) => void navigate({ to: `/evidence/${id}` })}
        onTooLarge={() => refusals.show(new Refusal('document/too-large', { limit: 'about 250 pages' }))}
        head={
          <>
            {head}
            {above === null ? null : <div className={styles.above}>{above}</div>}
          </>
        }
        foot={<TextFoot words={readings.words} status={isFuture ? null : text.shared.status} />}
      />
      {asking?.for === 'quote' ? <QuoteDialog onQuote={asking.insert} onClose={() => setAsking(null)} /> : null}
      {asking?.for === 'citation' ? <CiteDialog onCite={asking.insert} onClose={() => setAsking(null)} /> : null}
    </>
  )
}
