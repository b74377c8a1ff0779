import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { type Shelf, shelves } from '#renderer/app/places.ts'
import { count, RecordsScreen, RowsTable, useCreating, useRows } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import type { ListGroup } from '#renderer/ui/list-shape.ts'
import { Page } from '#renderer/ui/page.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { kinds } from '#shared/domain/records/kinds.ts'
import styles from './library.module.css'
import { groupsOf } from './shelves.tsx'

const names: Readonly<Record<Shelf, string>> = {
  provisions: 'Law',
  rights: 'Rights',
  tests: 'Tests',
  language: 'Language advice',
  methods: 'Methods',
  questions: 'Questions of the inquiry',
}

const says: Readonly<Record<Shelf, string>> = {
  provisions: 'The sections the work touches, with what is in force and when that was checked.',
  rights:
    'Articles of the UN Convention on the Rights of the Child. Each proposal says which it helps and which it limits.',
  tests: 'What every proposal is held against.',
  language: 'Advice with its source. It never rewrites anything by itself.',
  methods: 'Ways to work in a room, with the time they take.',
  questions: 'What the inquiry set out to answer.',
}

/** What the table of a shelf shows besides the title. */
const columns: Readonly<Record<Shelf, readonly string[]>> = {
  provisions: ['number', 'act', 'commencement', 'checked_on'],
  rights: ['article', 'general_principle'],
  tests: ['number'],
  language: ['prefer', 'source', 'exempt'],
  methods: ['minutes'],
  questions: ['number', 'inquiry_group', 'status'],
}

const isShelf = (name: string | undefined): name is Shelf => name !== undefined && Object.hasOwn(shelves, name)

/** What the work is held against: law, rights, tests, language advice, methods, the questions. */
export function LibraryPage() {
  const { shelf: named, id } = useParams({ strict: false })
  const shelf: Shelf = isShelf(named) ? named : 'provisions'
  return <ShelfScreen key={shelf} shelf={shelf} id={id} />
}

function ShelfScreen({ shelf, id }: { readonly shelf: Shelf; readonly id: string | undefined }) {
  const navigate = useNavigate()
  const creating = useCreating()
  const kind = shelves[shelf]
  const [words, setWords] = useState('')
  const { data } = useRows(kind, { limit: 5000 })
  useNewAction(() => creating(kind))
  const groups = useMemo<readonly ListGroup[]>(() => {
    const wanted = words.trim().toLocaleLowerCase('en-GB')
    return groupsOf(shelf, data?.rows ?? []).map((group) => ({
      ...group,
      rows: group.rows.filter(
        (row) => wanted === '' || `${row.title} ${row.sub ?? ''}`.toLocaleLowerCase('en-GB').includes(wanted),
      ),
    }))
  }, [shelf, data, words])
  return (
    <RecordsScreen
      kind={kind}
      id={id}
      title={names[shelf]}
      groups={groups}
      onOpen={(next) => void navigate({ to: next === null ? `/library/${shelf}` : `/library/${shelf}/${next}` })}
      crumbs={[
        { name: 'Library', href: '/library' },
        { name: names[shelf], href: `/library/${shelf}` },
      ]}
      above={
        <div className={styles.above}>
          <Select
            label="Shelf"
            choices={Object.entries(names).map(([value, name]) => ({ id: value as Shelf, name }))}
            value={shelf}
            onChange={(next) => void navigate({ to: `/library/${next}` })}
          />
          <SearchField label={`Search ${names[shelf].toLowerCase()}`} value={words} onChange={setWords} />
        </div>
      }
      overview={
        <Page
          title={names[shelf]}
          sub={says[shelf]}
          measure="full"
          actions={
            <Button icon="plus" onPress={() => creating(kind)}>
              {`New ${kinds[kind].one.toLowerCase()}`}
            </Button>
          }
        >
          <RowsTable kind={kind} rows={data?.rows} columns={columns[shelf]} />
        </Page>
      }
      foot={
        data === undefined
          ? undefined
          : count(data.total, kinds[kind].one.toLowerCase(), kinds[kind].many.toLowerCase())
      }
    />
  )
}
