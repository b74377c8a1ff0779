import { whenDone } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { KeptText } from './kept-text.tsx'
import { ProposalHead } from './proposal-head.tsx'
import styles from './proposal-view.module.css'
import { useVersionText, type Version } from './queries.ts'

type VersionTextProps = {
  readonly proposal: RecordOf<'proposal'>
  readonly version: Version
  readonly onClose: () => void
}

/** The text as it was when somebody named it, to look at, in place of the text of today. */
export function VersionText({ proposal, version, onClose }: VersionTextProps) {
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
      <KeptText
        kept={useVersionText(proposal.id, version.version)}
        label={`Text of “${version.label}”`}
        head={<ProposalHead proposal={proposal} readOnly />}
      />
    </div>
  )
}
