import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { placeOf } from '#renderer/app/places.ts'
import { monthOf, plainDay } from '#renderer/features/records/index.ts'
import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import { PictureOrTable } from '#renderer/ui/picture-or-table.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useAreas, useVoiceLinks } from './queries.ts'
import styles from './voices.module.css'
import { voiceName } from './words.ts'

type Step = {
  readonly id: string
  readonly name: string
  readonly icon: IconName
  readonly what: ReactNode
  readonly when: string
  readonly done: boolean
}

/** The way from what was said to what it changed, and back to the person. */
export function Trail({ voice }: { readonly voice: RecordOf<'voice'> }) {
  const steps = useSteps(voice)
  return (
    <PictureOrTable id="trail" title="What became of it" label="How this is shown">
      {(view) =>
        view === 'table' ? (
          <Table
            caption="What became of it"
            rows={steps}
            rowId={({ id }) => id}
            columns={[
              { id: 'step', name: 'Step', cell: ({ name }) => name },
              { id: 'what', name: 'What', cell: ({ what }) => what },
              { id: 'when', name: 'When', cell: ({ when }) => when },
            ]}
          />
        ) : (
          <ol className={styles.trail}>
            {steps.map((step, index) => (
              <li key={step.id} data-done={step.done || undefined} data-next={steps[index + 1]?.done || undefined}>
                <span className={styles.trailMark} data-voice={step.id === 'said' || undefined}>
                  <Icon name={step.icon} size="small" />
                </span>
                <strong>{step.name}</strong>
                <p>{step.what}</p>
                <small>{step.when}</small>
              </li>
            ))}
          </ol>
        )
      }
    </PictureOrTable>
  )
}

function useSteps(voice: RecordOf<'voice'>): readonly Step[] {
  const links = (useVoiceLinks(voice.id).data ?? []).filter(({ deleted }) => !deleted)
  const { area, reference, heard_on, told_back } = voice.facts
  const areaName = useAreas().data?.rows.find(({ id }) => id === area)?.title
  const changed = links.filter(({ kind }) => kind === 'proposal')
  return [
    { id: 'said', name: 'Said', icon: 'voices', what: voiceName(reference), when: monthOf(heard_on), done: true },
    {
      id: 'heard',
      name: 'Heard',
      icon: 'inquiry',
      what:
        area === null || areaName === undefined ? (
          'Not placed in an area yet'
        ) : (
          <Link href={placeOf('area', area)}>{areaName}</Link>
        ),
      when: '',
      done: area !== null,
    },
    {
      id: 'changed',
      name: 'Changed',
      icon: 'proposals',
      what:
        changed.length === 0
          ? 'Nothing yet'
          : changed.map(({ id, title }, index) => (
              <span key={id}>
                {index === 0 ? '' : ', '}
                <Link href={placeOf('proposal', id)}>{title}</Link>
              </span>
            )),
      when: '',
      done: changed.length > 0,
    },
    {
      id: 'told',
      name: 'Told back',
      icon: 'send',
      what: told_back === null ? 'Not yet' : 'They know what became of it',
      when: told_back === null ? '' : plainDay(told_back),
      done: told_back !== null,
    },
  ]
}
