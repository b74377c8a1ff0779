import { Radio, RadioGroup } from 'react-aria-components'
import { RecordText, useFieldDraft, usePart } from '#renderer/features/records/index.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { areaAssessments } from '#shared/domain/records/options.ts'
import styles from './inquiry.module.css'
import { assessmentShape } from './words.ts'

/** How far the work of an area is, on the plan's own scale, and why the group thinks so. */
export function Assessment({ area }: { readonly area: RecordOf<'area'> }) {
  const draft = useFieldDraft(area, 'assessment')
  const may = usePart('area', area.id).change('assessment')
  return (
    <section className={styles.assessment} aria-label="Assessment">
      <RadioGroup
        aria-label="Assessment"
        orientation="horizontal"
        value={String(draft.value)}
        onChange={draft.choose}
        isReadOnly={!may}
        className={styles.scale ?? ''}
      >
        {areaAssessments.map(({ value, label }) => (
          <Radio key={value} value={value} className={styles.step ?? ''}>
            {({ isSelected }) => (
              <>
                {isSelected ? <Icon name={assessmentShape[value]} size="small" /> : null}
                {label}
              </>
            )}
          </Radio>
        ))}
      </RadioGroup>
      <RecordText record={area} name="assessment_note" placeholder="Why the group thinks so, and when it was agreed" />
    </section>
  )
}
