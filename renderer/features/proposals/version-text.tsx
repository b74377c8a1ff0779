import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { EditorView } from '#renderer/editor/editor-view.tsx'
import { whenDone } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { ProposalHead } from './proposal-head.tsx'
import styles from './proposal-view.module.css'
import { useEvidence, useQuotes, useVersionText, type Version } from './queries.ts'
import { TextFoot } from './text-foot.tsx'
import { useReadings } from './use-readings.ts'

type VersionTextProps = {
  readonly proposal: RecordOf<'proposal'>
  readonly version: Version
  readonly onClose: () => void
}

const nobody = { name: '', colour: '#3f3a33' }

/** The text as it was when somebody named it, to look at. Quotes in it show what consent allows today, not then. */
export function VersionText({ proposal, version, onClose }: VersionTextProps) {
  const { doc, error } = useVersionText(proposal.id, version.version)
  const readings = useReadings(doc)
  const quotes = useQuotes(readings.quoteIds)
  const evidence = useEvidence(readings.evidenceIds)
  return (
    <div className={styles.version}>
      <div className={styles.versionNote}>
        <Notice
          icon="history"
          title={`You are looking at “${version.label}”.`}
          actions={
            <Button size="small" onPress={onClose} autoFocus>
              Back to the text of today
            </Button>
          }
        >
          Named by {version.by || 'someone'} {whenDone(version.at)}. It cannot be changed.
        </Notice>
      </div>
      {error ? (
        <RefusalNotice error={error} />
      ) : doc === null ? (
        <LoadingShape label="Opening the version" lines={6} />
      ) : (
        <EditorView
          doc={doc}
          awareness={null}
          me={nobody}
          editable={false}
          label={`Text of “${version.label}”`}
          quotes={quotes}
          evidence={evidence}
          head={<ProposalHead proposal={proposal} readOnly />}
          foot={<TextFoot words={readings.words} status={null} />}
        />
      )}
    </div>
  )
}
