import { useState } from 'react'
import { count, todayHere, useCreating } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import type { ListGroup } from '#renderer/ui/list-shape.ts'
import { Segmented } from '#renderer/ui/segmented.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { ConsentFacts } from '#shared/domain/voice/may-show.ts'
import { useAreas } from './queries.ts'
import styles from './voices.module.css'
import { consentStanding, oneLine, type Standing, voiceName } from './words.ts'

type VoicesListProps = {
  readonly voices: readonly RecordOf<'voice'>[]
  readonly consentsOf: (voice: string) => readonly ConsentFacts[]
  readonly selected: string | null
  readonly onOpen: (id: string) => void
}

type Listed = { readonly voice: RecordOf<'voice'>; readonly standing: Standing }
type Filter = 'all' | 'ending' | 'unasked'

const holds: Readonly<Record<Filter, (listed: Listed) => boolean>> = {
  all: () => true,
  ending: ({ standing }) => standing.state === 'ending',
  unasked: ({ standing }) => standing.state === 'unasked',
}

/** Those that need somebody first, then by the area they speak about. No words, only what was agreed. */
export function VoicesList({ voices, consentsOf, selected, onOpen }: VoicesListProps) {
  const creating = useCreating()
  const [filter, setFilter] = useState<Filter>('all')
  const areas = useAreas().data?.rows ?? []
  const today = todayHere()
  const all = voices.map(
    (voice): Listed => ({ voice, standing: consentStanding(voice.facts, consentsOf(voice.id), today) }),
  )
  const shown = all.filter(holds[filter])
  const number = (which: Filter) => all.filter(holds[which]).length
  const rest = shown.filter(({ standing }) => !standing.needsYou)
  const groups: readonly ListGroup[] = [
    { id: 'needs you', title: 'Needs you', rows: shown.filter(({ standing }) => standing.needsYou).map(rowOf) },
    ...areas.map((area) => ({
      id: area.id,
      title: area.title,
      rows: rest.filter(({ voice }) => voice.facts.area === area.id).map(rowOf),
    })),
    {
      id: 'nowhere',
      title: 'Not placed in an area yet',
      rows: rest.filter(({ voice }) => !areas.some((area) => area.id === voice.facts.area)).map(rowOf),
    },
  ]
  return (
    <ListPane
      title="Voices"
      actions={
        <Button size="small" icon="plus" onPress={() => creating('voice')}>
          New
        </Button>
      }
      above={
        <Segmented
          label="Which voices"
          look="filters"
          choices={[
            { id: 'all', name: 'All', count: number('all') },
            { id: 'ending', name: 'Ending', count: number('ending') },
            { id: 'unasked', name: 'Not asked', count: number('unasked') },
          ]}
          value={filter}
          onChange={setFilter}
        />
      }
      groups={groups}
      selected={selected}
      onSelect={onOpen}
      empty={
        <p className={styles.quiet}>
          {filter === 'all' ? 'No voices yet. Record the first with the person, step by step.' : 'None of them.'}
        </p>
      }
      foot={count(all.length, 'voice', 'voices')}
    />
  )
}

function rowOf({ voice, standing }: Listed) {
  return {
    id: voice.id,
    title: voiceName(voice.facts.reference),
    sub: oneLine(voice.facts),
    end: <Badge state={standing.state}>{standing.words}</Badge>,
  }
}
