import { useMemo, useState } from 'react'
import { type Row, useCreating, useRows } from '#renderer/features/records/index.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { EmptyState, NothingFound } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import type { ListRow } from '#renderer/ui/list-shape.ts'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { isStatus, statusIcon, statusLabel } from './statuses.tsx'

/** Every proposal by its number, with how far it has come. */
export function ProposalList({ selected }: { readonly selected: string | undefined }) {
  const create = useCreating()
  const { data } = useRows('proposal', { limit: 2000 })
  const [words, setWords] = useState('')
  const rows = useMemo(() => (data?.rows ?? []).filter((row) => says(row, words)).map(rowOf), [data, words])
  const groups = useMemo(() => [{ id: 'proposals', rows }], [rows])
  return (
    <ListPane
      title="Proposals"
      actions={<IconButton icon="plus" name="New proposal" keys="Mod+N" onPress={() => create('proposal')} />}
      above={
        (data?.rows.length ?? 0) > 8 ? (
          <SearchField label="Search proposals" value={words} onChange={setWords} />
        ) : undefined
      }
      groups={groups}
      selected={selected ?? null}
      empty={
        words !== '' ? (
          <NothingFound words={words}>Ctrl K looks inside the texts too.</NothingFound>
        ) : data === undefined ? undefined : (
          <EmptyState
            icon="proposals"
            title="No proposals yet"
            action={<Button onPress={() => create('proposal')}>New proposal</Button>}
          >
            A proposal says what should change and why. Begin with a title; the words can come later.
          </EmptyState>
        )
      }
    />
  )
}

const says = (row: Row, words: string) =>
  `${row.facts.number} ${row.title}`.toLocaleLowerCase('en-GB').includes(words.trim().toLocaleLowerCase('en-GB'))

function rowOf({ id, title, facts }: Row): ListRow {
  const { number, status, is_example: isExample } = facts
  return {
    id,
    title,
    start: String(number),
    sub: [isStatus(status) ? statusLabel(status) : '', isExample === true ? 'example' : ''].filter(Boolean).join(' · '),
    end: isStatus(status) ? <Icon name={statusIcon[status]} size="small" /> : undefined,
    href: `/proposals/${id}`,
  }
}
