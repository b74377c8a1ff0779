import { Answer } from '#renderer/app/answer.tsx'
import { whenDone } from '#renderer/features/records/index.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { type Crumb, Page } from '#renderer/ui/page.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './consultation.module.css'
import { ExportButton } from './export-dialog.tsx'
import { useExports } from './queries.ts'

type ExportsPartProps = { readonly consultation: RecordOf<'consultation'>; readonly crumbs: readonly Crumb[] }

/** The register of papers made: what left, when, and how to tell that a file is that very one. */
export function ExportsPart({ consultation, crumbs }: ExportsPartProps) {
  const query = useExports(consultation.id)
  return (
    <Page
      title="Papers made so far"
      crumbs={crumbs}
      actions={<ExportButton consultation={consultation} />}
      measure="page"
    >
      <Answer query={query} loading="Opening the register">
        {(exports) =>
          exports.length === 0 ? (
            <EmptyState icon="download" title="No paper made yet">
              Each one made is listed here with its date and its fingerprint.
            </EmptyState>
          ) : (
            <Table
              caption="Papers made"
              rows={exports.toSorted((a, b) => b.created_at - a.created_at)}
              rowId={({ id }) => id}
              columns={[
                { id: 'file', name: 'File', cell: ({ facts }) => facts.file_name },
                { id: 'when', name: 'Made', cell: ({ created_at }) => whenDone(created_at) },
                {
                  id: 'quotes',
                  name: 'Quotes',
                  align: 'end',
                  cell: ({ facts }) => `${facts.quotes_shown} of ${facts.quotes_shown + facts.quotes_withheld}`,
                },
                {
                  id: 'sha',
                  name: 'Fingerprint',
                  cell: ({ facts }) => <code className={styles.hash}>{facts.sha256.slice(0, 16)}</code>,
                },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  )
}
