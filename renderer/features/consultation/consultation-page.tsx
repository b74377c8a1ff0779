import { useNavigate, useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { Tombstone, useCreating } from '#renderer/features/records/index.ts'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { ConsultationBuilder } from './consultation-builder.tsx'
import { ConsultationsTable } from './consultations-table.tsx'
import { useConsultation } from './queries.ts'

/** Consultation papers: all of them, or one with its contents, its parts and how people will see it. */
export function ConsultationPage() {
  const { id } = useParams({ strict: false })
  const navigate = useNavigate()
  const creating = useCreating()
  const record = useConsultation(id)
  const open = (next: string | null) => void navigate({ to: next === null ? '/consultation' : `/consultation/${next}` })
  useNewAction(() => creating('consultation'))
  if (id === undefined) return <ConsultationsTable />
  return (
    <Answer query={record} loading="Opening the consultation">
      {(consultation) =>
        consultation.deleted_at === null ? (
          <ConsultationBuilder key={consultation.id} consultation={consultation} onGone={() => open(null)} />
        ) : (
          <Sheet>
            <Page
              title={consultation.facts.title}
              crumbs={[{ name: 'Consultation', href: '/consultation' }]}
              measure="text"
            >
              <Tombstone record={consultation} />
            </Page>
          </Sheet>
        )
      }
    </Answer>
  )
}
