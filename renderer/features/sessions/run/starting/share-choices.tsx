import type { z } from 'zod'
import { Checkbox, CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { Share } from '#shared/rpc/contract/session.ts'
import styles from './starting.module.css'

type Shareable = z.output<typeof Share>['records'][number]
export type Shared = {
  readonly texts: readonly string[]
  readonly records: readonly Shareable[]
  readonly voices: boolean
  readonly keep: boolean
}

/** The texts that the plan opens, and what people need to read them by. No words of anyone. */
export const sharedAtFirst = (opened: readonly string[]): Shared => ({
  texts: opened,
  records: ['proposals', 'sessions'],
  voices: false,
  keep: true,
})

/** What each group of records brings, in the words of the rail. */
export const shareNames: readonly { readonly id: Shareable; readonly name: string; readonly sub: string }[] = [
  { id: 'proposals', name: 'Proposals', sub: 'Their summaries, what they change in law, and what they rest on' },
  { id: 'sessions', name: 'Sessions', sub: 'Plans, decisions, actions and what was parked' },
  { id: 'inquiry', name: 'Inquiry', sub: 'Areas, questions, commitments and the timetable' },
  { id: 'evidence', name: 'Evidence', sub: 'Sources, and the passages taken from them' },
  { id: 'consultation', name: 'Consultation', sub: 'Papers and their questions' },
  { id: 'group', name: 'Group', sub: 'Organisations, people and who is a member' },
]

type ShareChoicesProps = {
  readonly proposals: readonly { readonly id: string; readonly name: string }[]
  readonly shared: Shared
  readonly onChange: (shared: Shared) => void
}

/** What goes to those who join. Everyone sees this list while the session is open. */
export function ShareChoices({ proposals, shared, onChange }: ShareChoicesProps) {
  const change = (part: Partial<Shared>) => onChange({ ...shared, ...part })
  return (
    <section className={styles.part} aria-label="What is shared">
      <SectionHeading>What is shared</SectionHeading>
      <p className={styles.quiet}>
        Only what is ticked here goes to other computers, and everyone who joins can see this list. Guests receive none
        of it: they take part in the activities, and no more.
      </p>
      {proposals.length === 0 ? (
        <p>There are no texts to write in together yet. A session can be held without one.</p>
      ) : (
        <CheckboxGroup
          label="Texts to write in together"
          value={shared.texts}
          onChange={(texts) => change({ texts })}
          choices={proposals}
        />
      )}
      <CheckboxGroup
        label="Records to read and change together"
        value={shared.records}
        onChange={(records) => change({ records })}
        choices={shareNames}
      />
      <Checkbox
        checked={shared.voices}
        onChange={(voices) => change({ voices })}
        sub={
          shared.voices
            ? 'Each person is sent only words that the one who said them allowed for that person’s role, and nothing else. Once sent they can be read there until a withdrawal reaches that computer.'
            : 'Off: no words of children and families leave this computer. Where a text quotes them, others see that a quote stands there, and not what it says.'
        }
      >
        Share words of voices, where consent allows
      </Checkbox>
      <Checkbox
        checked={shared.keep}
        onChange={(keep) => change({ keep })}
        sub={
          shared.keep
            ? 'What they received stays in their own workspace, can be worked on alone, and comes together at the next session.'
            : 'What they received goes from their workspace when the session is over. What they wrote themselves stays.'
        }
      >
        People keep what they received
      </Checkbox>
    </section>
  )
}
