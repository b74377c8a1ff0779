import { useEffect, useRef } from 'react'
import { TextArea as PlainTextArea, TextField as PlainTextField } from 'react-aria-components'
import { DescriptionList } from '#renderer/ui/description-list.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { ageBands, voiceRoutes } from '#shared/domain/records/options.ts'
import styles from './capture.module.css'
import type { Capture, captureSteps } from './capture-steps.ts'
import type { ConsentDraft } from './consent-draft.ts'
import { HowItAppears, MayBeQuoted, UntilWhen, WhoMayRead } from './consent-questions.tsx'
import { useAreas } from './queries.ts'
import { agreedIn } from './words.ts'

type CaptureStepProps = {
  readonly step: (typeof captureSteps)[number]
  readonly capture: Capture
  readonly onChange: (part: Partial<Capture>) => void
  readonly today: string
}

/** One question, large, with room to think. */
export function CaptureStep({ step, capture, onChange, today }: CaptureStepProps) {
  const consent = (part: Partial<ConsentDraft>) => onChange({ consent: { ...capture.consent, ...part } })
  const asked = { draft: capture.consent, onChange: consent, size: 'large' } as const
  const question = useRef<HTMLHeadingElement>(null)
  // The next question is read out, and Tab goes on from it. The first is the writing itself.
  useEffect(() => {
    if (step.id !== 'words') question.current?.focus()
  }, [step.id])
  return (
    <>
      <h1 ref={question} className={styles.question} id="question" tabIndex={-1}>
        {step.question}
      </h1>
      <p className={styles.help}>{step.help}</p>
      <div className={styles.answer}>
        {step.id === 'words' ? <Words capture={capture} onChange={onChange} /> : null}
        {step.id === 'about' ? <About capture={capture} onChange={onChange} /> : null}
        {step.id === 'read' ? <WhoMayRead {...asked} label="Choose one" /> : null}
        {step.id === 'appear' ? <HowItAppears {...asked} label="Choose one" /> : null}
        {step.id === 'quote' ? <MayBeQuoted {...asked} /> : null}
        {step.id === 'until' ? <UntilWhen {...asked} today={today} /> : null}
        {step.id === 'right' ? <IsThisRight capture={capture} today={today} /> : null}
      </div>
    </>
  )
}

type PartProps = Pick<CaptureStepProps, 'capture' | 'onChange'>

function Words({ capture, onChange }: PartProps) {
  return (
    <>
      <PlainTextField
        aria-labelledby="question"
        autoFocus
        value={capture.words}
        onChange={(words) => onChange({ words })}
        maxLength={200_000}
      >
        <PlainTextArea className={styles.writing ?? ''} rows={5} spellCheck="false" />
      </PlainTextField>
      <RadioGroup
        label="How it reaches us"
        direction="row"
        choices={voiceRoutes.map(({ value, label }) => ({ id: value, name: label }))}
        value={capture.route}
        onChange={(route) => onChange({ route })}
      />
    </>
  )
}

function About({ capture, onChange }: PartProps) {
  const areas = useAreas().data?.rows ?? []
  return (
    <>
      <RadioGroup
        label="Age"
        direction="row"
        choices={ageBands.map(({ value, label }) => ({ id: value, name: label }))}
        value={capture.age_band}
        onChange={(age_band) => onChange({ age_band })}
      />
      <TextField
        label="Who was with them"
        hint="An advocate, a parent, a friend; no name needed"
        optional
        value={capture.support}
        onChange={(support) => onChange({ support })}
      />
      <Select
        label="What it is about"
        optional
        choices={[
          { id: '', name: 'Not placed in an area yet' },
          ...areas.map(({ id, title }) => ({ id, name: title })),
        ]}
        value={capture.area ?? ''}
        onChange={(area) => onChange({ area: area === '' ? null : area })}
      />
    </>
  )
}

function IsThisRight({ capture, today }: { readonly capture: Capture; readonly today: string }) {
  const { consent, words } = capture
  return (
    <>
      <blockquote className={styles.said}>{words}</blockquote>
      <DescriptionList
        look="card"
        facts={[
          ...agreedIn({ ...consent, voice: '', given_on: today, wording_version: '', withdrawn_on: null }),
          { term: 'Explained by', value: consent.explained_by },
        ]}
      />
    </>
  )
}
