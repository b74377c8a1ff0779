import { useState } from 'react'
import { Link } from 'react-aria-components'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { useImporting } from '#renderer/features/importing/index.ts'
import { count } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ProgressJob } from '#renderer/ui/progress-job.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { confidentialities } from '#shared/domain/records/options.ts'
import { isErrorCode, sentenceFor } from '#shared/rpc/errors.ts'
import styles from './evidence.module.css'
import { useChooseFiles } from './queries.ts'

type Confidentiality = (typeof confidentialities)[number]['value']

/** Brings files in, says what was kept and, file by file, what was not and why. */
export function ImportPage() {
  const { work, start, forget } = useImporting()
  const choose = useChooseFiles()
  const [confidentiality, setConfidentiality] = useState<Confidentiality>('public')
  const [refusal, setRefusal] = useState<unknown>(null)
  const begin = async () => {
    setRefusal(null)
    try {
      const paths = await choose()
      if (paths.length > 0) await start({ files: paths.map((path) => ({ path })), confidentiality })
    } catch (error) {
      setRefusal(error)
    }
  }
  return (
    <Page
      title="Import evidence"
      crumbs={[{ name: 'Evidence', href: '/evidence' }, { name: 'Import' }]}
      sub="Plain text files, up to 500 at a time. Drop them anywhere on the window, or choose them here."
      measure="text"
    >
      <div className={styles.import}>
        <RadioGroup
          label="Who may see it"
          direction="row"
          choices={confidentialities.map(({ value, label }) => ({ id: value, name: label }))}
          value={confidentiality}
          onChange={setConfidentiality}
        />
        <div>
          <Button variant="primary" icon="file-import" pending={work.state === 'running'} onPress={() => void begin()}>
            Choose files
          </Button>
        </div>
        {refusal === null ? null : <RefusalNotice error={refusal} />}
        {work.state === 'running' ? (
          <ProgressJob
            label={work.progress?.name ? `Reading ${work.progress.name}` : 'Reading the files'}
            done={work.progress?.done ?? 0}
            of={work.progress?.of}
            count={work.progress === null ? undefined : `${work.progress.done} of ${work.progress.of}`}
            onCancel={work.cancel}
          >
            You can go on working. Nothing is kept until all are read.
          </ProgressJob>
        ) : null}
        {work.state === 'refused' ? <RefusalNotice error={work.error} /> : null}
        {work.state === 'done' ? <Results output={work.output} onDone={forget} /> : null}
      </div>
    </Page>
  )
}

type Output = (ReturnType<typeof useImporting>['work'] & { state: 'done' })['output']

function Results({ output, onDone }: { readonly output: Output; readonly onDone: () => void }) {
  const { added, refused } = output
  return (
    <>
      {added.length === 0 ? null : (
        <Notice
          state="done"
          live="status"
          title={`${added.length === 1 ? 'One text was' : `${added.length} texts were`} added and can be searched.`}
          actions={
            <Button size="small" onPress={onDone}>
              Close this list
            </Button>
          }
        >
          <ul className={styles.results}>
            {added.slice(0, 20).map(({ id, title, characters }) => (
              <li key={id}>
                <Link href={`/evidence/${id}`}>{title}</Link>{' '}
                <small>{count(characters, 'character', 'characters')}</small>
              </li>
            ))}
            {added.length > 20 ? <li>{`and ${count(added.length - 20, 'more', 'more')}`}</li> : null}
          </ul>
        </Notice>
      )}
      {refused.length === 0 ? null : (
        <Notice state="conflict" live="status" title={`${count(refused.length, 'file was', 'files were')} not added.`}>
          <ul className={styles.results}>
            {refused.map(({ name, code, values }) => {
              const sentence = isErrorCode(code) ? sentenceFor(code, values) : sentenceFor('core/unexpected')
              return (
                <li key={name}>
                  <Icon name="evidence" size="small" /> {sentence.title} {sentence.todo}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
    </>
  )
}
