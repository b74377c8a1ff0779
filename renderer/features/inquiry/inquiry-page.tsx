import { useNavigate, useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { useCreating, useRecord } from '#renderer/features/records/index.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { areaAssessments, inquiryGroups } from '#shared/domain/records/options.ts'
import { AreaPage } from './area-page.tsx'
import { AreaPanel } from './area-panel.tsx'
import { AreasTable } from './areas-table.tsx'
import styles from './inquiry.module.css'
import { useAreas } from './queries.ts'
import { assessmentShape } from './words.ts'

/** The areas of inquiry, and everything about one of them on one page. */
export function InquiryPage() {
  const { id } = useParams({ strict: false })
  const navigate = useNavigate()
  const creating = useCreating()
  const { areas, questions } = useAreas()
  const record = useRecord('area', id)
  useNewAction(() => creating('area'))
  const open = (next: string | null) => void navigate({ to: next === null ? '/inquiry' : `/inquiry/${next}` })
  const rows = areas.data?.rows ?? []
  return (
    <Sheet
      list={
        <ListPane
          title="Areas of inquiry"
          actions={<IconButton icon="plus" name="New inquiry area" keys="Mod+N" onPress={() => creating('area')} />}
          groups={inquiryGroups.map(({ value, label }) => ({
            id: value,
            title: label,
            rows: rows
              .filter(({ facts }) => facts.inquiry_group === value)
              .map(({ id: area, title, facts }) => ({
                id: area,
                title,
                end: <AreaEnd assessment={facts.assessment} questions={questions.get(area) ?? 0} />,
              })),
          }))}
          selected={id ?? null}
          onSelect={open}
          empty={<p className={styles.quiet}>No areas yet. Add the first with the plus above.</p>}
        />
      }
      showing={id === undefined ? 'list' : 'page'}
      onBack={() => open(null)}
      backName="Areas of inquiry"
      panel={
        record.data === undefined || record.data.deleted_at !== null ? undefined : <AreaPanel area={record.data} />
      }
      panelName="Questions and links"
    >
      {id === undefined ? (
        <AreasTable query={areas} questions={questions} />
      ) : (
        <Answer query={record} loading="Opening the area">
          {(area) => <AreaPage key={area.id} area={area} onGone={() => open(null)} />}
        </Answer>
      )}
    </Sheet>
  )
}

function AreaEnd({ assessment, questions }: { readonly assessment: unknown; readonly questions: number }) {
  const known = areaAssessments.find(({ value }) => value === assessment)
  return (
    <>
      {known === undefined ? null : <Icon name={assessmentShape[known.value]} size="small" label={known.label} />}
      <span role="img" aria-label={questions === 1 ? '1 question' : `${questions} questions`}>
        {questions}
      </span>
    </>
  )
}
