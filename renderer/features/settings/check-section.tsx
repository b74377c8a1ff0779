import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { ProgressJob } from '#renderer/ui/progress-job.tsx'
import { useVerifyWork } from './queries.ts'
import styles from './settings.module.css'

/** Reads the whole file: its pages, every record against the log, and the chain of changes. */
export function CheckSection() {
  const { work, start } = useVerifyWork()
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>
        Reads the whole file and says whether anything is damaged or was altered outside the workshop.
      </p>
      {work.state === 'running' ? (
        <ProgressJob
          label={work.progress?.step ?? 'Beginning'}
          done={work.progress?.done ?? 0}
          of={work.progress?.of}
          onCancel={work.cancel}
        />
      ) : (
        <div>
          <Button icon="shield" onPress={() => void start(undefined)}>
            Check the workspace
          </Button>
        </div>
      )}
      {work.state === 'refused' ? <RefusalNotice error={work.error} /> : null}
      {work.state !== 'done' ? null : work.output.ok ? (
        <Notice state="done" title="Everything is as it should be." live="status">
          {`${work.output.chain.entries.toLocaleString('en-GB')} changes and ${work.output.documents} texts were checked.`}
        </Notice>
      ) : (
        <Notice state="conflict" title="Something is not as it should be." live="alert">
          {[
            ...work.output.integrity.slice(0, 3),
            work.output.rowsOff > 0 ? `${work.output.rowsOff} records differ from their history.` : '',
            work.output.chain.brokenAt === null ? '' : 'The chain of changes was altered outside the workshop.',
            'Nothing was changed. Restore the newest backup that passes this check.',
          ]
            .filter(Boolean)
            .join(' ')}
        </Notice>
      )}
    </div>
  )
}
