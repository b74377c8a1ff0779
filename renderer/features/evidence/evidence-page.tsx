import { useNavigate, useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { placeOfHit, useCreating, useRecord } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { ImportPage } from './import-page.tsx'
import { SourcePage } from './source-page.tsx'

/** What the work rests on: the sources, their texts, and what was taken from them. */
export function EvidencePage() {
  const { id } = useParams({ strict: false })
  const navigate = useNavigate()
  const creating = useCreating()
  const importing = id === 'import'
  const record = useRecord('evidence', importing ? undefined : id)
  useNewAction(() => creating('evidence'))
  const open = (next: string | null) => void navigate({ to: next === null ? '/evidence' : `/evidence/${next}` })
  return (
    <Sheet
      list={
        <EvidenceList
          selected={importing ? null : (id ?? null)}
          onOpen={(next, hit) => (hit === undefined ? open(next) : void navigate({ href: placeOfHit(hit) }))}
        />
      }
      showing={id === undefined ? 'list' : 'page'}
      onBack={() => open(null)}
      backName="Evidence"
      panel={
        importing || record.data === undefined || record.data.deleted_at !== null ? undefined : (
          <EvidencePanel evidence={record.data} />
        )
      }
      panelName="Excerpts and links"
    >
      {importing ? (
        <ImportPage />
      ) : id === undefined ? (
        <Page title="Evidence" measure="text">
          <EmptyState
            icon="evidence"
            title="Choose a source, or bring one in"
            action={
              <ButtonRow>
                <Button icon="file-import" variant="primary" onPress={() => open('import')}>
                  Import files
                </Button>
                <Button icon="plus" onPress={() => creating('evidence')}>
                  Write one down
                </Button>
              </ButtonRow>
            }
          >
            Reports, letters, minutes and research. Every word can be searched, and any sentence can be kept as an
            excerpt.
          </EmptyState>
        </Page>
      ) : (
        <Answer query={record} loading="Opening the source">
          {(evidence) => <SourcePage key={evidence.id} evidence={evidence} onGone={() => open(null)} />}
        </Answer>
      )}
    </Sheet>
  )
}
