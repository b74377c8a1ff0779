import { useState } from 'react'
import { Avatar } from '#renderer/ui/avatar.tsx'
import { Badge } from '#renderer/ui/badge.tsx'
import { DescriptionList } from '#renderer/ui/description-list.tsx'
import { Highlight } from '#renderer/ui/highlight.tsx'
import { Icon, iconNames } from '#renderer/ui/icon.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import { MaskedWords } from '#renderer/ui/masked-words.tsx'
import { type Sort, Table } from '#renderer/ui/table.tsx'
import { Example, Note, Row } from './example.tsx'
import styles from './gallery.module.css'

const parts = [
  { name: 'Advocacy providers', part: 'Member', sessions: 11 },
  { name: 'SCRA', part: 'Lead', sessions: 12 },
  { name: 'Social Work Scotland', part: 'Member', sessions: 9 },
] as const

export function TableExamples() {
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' })
  const turn = sort.direction === 'ascending' ? 1 : -1
  const rows = [...parts].sort((a, b) =>
    sort.column === 'sessions' ? (a.sessions - b.sessions) * turn : a.name.localeCompare(b.name) * turn,
  )
  return (
    <Example id="tables" title="Tables and facts">
      <Table
        caption="Who has taken part"
        columns={[
          { id: 'name', name: 'Organisation', cell: (row) => row.name, sortable: true },
          { id: 'part', name: 'Part in it', cell: (row) => row.part },
          { id: 'sessions', name: 'Sessions', cell: (row) => row.sessions, align: 'end', sortable: true },
        ]}
        rows={rows}
        rowId={(row) => row.name}
        sort={sort}
        onSort={setSort}
      />
      <DescriptionList
        facts={[
          { term: 'Coming', value: '23 people, 4 of them young advisers' },
          { term: 'Not yet said', value: '4 people' },
          { term: 'Support', value: 'Two advocates, quiet room booked' },
        ]}
      />
      <DescriptionList
        look="card"
        facts={[
          { term: 'Who may read it', value: 'Members of the group', sub: 'Observers see the bars' },
          { term: 'How they appear', value: 'Without a name', sub: 'Age band only' },
        ]}
      />
    </Example>
  )
}

export function WordExamples() {
  return (
    <Example id="words" title="Words">
      <div className={styles.type}>
        <p className={styles.display}>What would have made the day easier?</p>
        <p className={styles.draft}>
          The Reporter should offer every child a conversation about the hearing, with a person of the child’s choosing.
        </p>
        <p>
          <Highlight text="Hearing a child’s views before the day" ranges={[{ start: 24, end: 38 }]} />
        </p>
        <Note>Speaks in a plain sans; words that people agree, ask or say are set in serif.</Note>
      </div>
      <div className={styles.voice}>
        <MaskedWords seed="0147" />
        <Badge inline state="voice" icon="eye-off">
          Hidden. The length of the bars means nothing.
        </Badge>
      </div>
      <Row>
        <Mark />
        <Avatar name="Morven Campbell" size="large" />
        <Avatar name="Idris" />
        <Avatar name="Una" />
      </Row>
    </Example>
  )
}

const colours = [
  'ground',
  'surface',
  'surface-sunken',
  'surface-raised',
  'surface-selected',
  'accent',
  'voice',
  'done',
  'stale',
  'conflict',
  'focus',
  'highlight',
] as const

export function IconExamples() {
  return (
    <Example id="icons" title="Icons and colours">
      <ul className={styles.icons}>
        {iconNames.map((name) => (
          <li key={name}>
            <Icon name={name} />
            {name}
          </li>
        ))}
      </ul>
      <ul className={styles.swatches}>
        {colours.map((name) => (
          <li key={name}>
            <span style={{ background: `var(--${name})` }} />
            {name}
          </li>
        ))}
      </ul>
    </Example>
  )
}
