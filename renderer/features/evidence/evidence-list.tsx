import { useDeferredValue, useMemo, useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import {
  count,
  type FoundHit,
  isTitleHit,
  type Row,
  Snippet,
  useCreating,
  useSearch,
} from '#renderer/features/records/index.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { NothingFound } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { confidentialities, evidenceKinds } from '#shared/domain/records/options.ts'
import styles from './evidence.module.css'
import { LongList, type LongRow } from './long-list.tsx'
import { useEvidenceRows } from './queries.ts'

type EvidenceListProps = {
  readonly selected: string | null
  /** Opens a source, at the words that were found in it. */
  readonly onOpen: (id: string, hit?: FoundHit) => void
}
const nothing = () => {}

/** Every source there is, or those that say the words looked for. */
export function EvidenceList({ selected, onOpen }: EvidenceListProps) {
  const creating = useCreating()
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<string>('any')
  const looked = useDeferredValue(words.trim())
  const where = useMemo(() => (kind === 'any' ? {} : { evidence_kind: kind }), [kind])
  const rows = useEvidenceRows(where)
  const search = useSearch(looked, ['evidence'], 200)
  const hits = useMemo(() => {
    const seen = new Set<string>()
    return (search.data?.hits ?? []).filter(({ id }) => !seen.has(id) && seen.add(id))
  }, [search.data])
  const searching = looked !== ''
  return (
    <LongList
      title="Evidence"
      actions={
        <>
          <IconButton icon="file-import" name="Import files" onPress={() => onOpen('import')} />
          <IconButton icon="plus" name="New evidence" keys="Mod+N" onPress={() => creating('evidence')} />
        </>
      }
      above={
        <div className={styles.above}>
          <SearchField label="Search the evidence" value={words} onChange={setWords} />
          <div>
            <MenuButton
              name={evidenceKinds.find(({ value }) => value === kind)?.label ?? 'All kinds'}
              icon="filter"
              showName
              size="small"
              groups={[
                [{ id: 'any', name: 'All kinds', chosen: kind === 'any', onAction: () => setKind('any') }],
                evidenceKinds.map(({ value, label }) => ({
                  id: value,
                  name: label,
                  chosen: kind === value,
                  onAction: () => setKind(value),
                })),
              ]}
            />
          </div>
          {rows.error === null ? null : <RefusalNotice error={rows.error} />}
        </div>
      }
      total={searching ? hits.length : (rows.total ?? 0)}
      rowAt={(index) => {
        if (!searching) return listed(rows.at(index))
        const hit = hits[index]
        if (hit === undefined) return undefined
        return { id: hit.id, title: hit.title, sub: isTitleHit(hit) ? undefined : <Snippet pieces={hit.snippet} /> }
      }}
      found={searching}
      onShow={searching ? nothing : rows.show}
      selected={selected}
      onSelect={(id) => onOpen(id, searching ? hits.find((hit) => hit.id === id) : undefined)}
      empty={
        searching ? (
          <NothingFound words={looked}>Try fewer words, or the beginning of one.</NothingFound>
        ) : rows.total === undefined ? null : (
          <p className={styles.quiet}>No sources yet. Drop a text file on the window to bring in the first.</p>
        )
      }
      foot={
        searching
          ? `${search.data?.more ? 'The first ' : ''}${count(hits.length, 'source', 'sources')}`
          : count(rows.total ?? 0, 'source', 'sources')
      }
    />
  )
}

function listed(row: Row | undefined): LongRow | undefined {
  if (row === undefined) return undefined
  const { evidence_kind, published, confidentiality } = row.facts
  const kind = evidenceKinds.find(({ value }) => value === evidence_kind)?.label ?? ''
  const closed = confidentiality !== 'public'
  return {
    id: row.id,
    title: row.title,
    sub: [kind, published].filter((part) => typeof part === 'string' && part !== '').join(' · '),
    end: closed ? (
      <Icon name="lock" size="small" label={confidentialities.find(({ value }) => value === confidentiality)?.label} />
    ) : undefined,
  }
}
