import { Answer } from '#renderer/app/answer.tsx'
import { FilesMade } from '#renderer/features/exporting/index.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { type Crumb, Page } from '#renderer/ui/page.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
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
            <FilesMade caption="Papers made" made={exports} />
          )
        }
      </Answer>
    </Page>
  )
}
