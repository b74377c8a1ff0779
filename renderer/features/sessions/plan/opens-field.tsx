import { useChanges } from '#renderer/features/records/index.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './plan.module.css'
import { useOpens, useProposals } from './queries.ts'

/** Further proposals that lie open while the block goes on. */
export function OpensField({ block }: { readonly block: RecordOf<'agenda_item'> }) {
  const rows = useProposals().data?.rows ?? []
  const links = (useOpens(block.id).data ?? []).filter((one) => one.link !== null && one.relation === 'opens')
  const { link, unlink } = useChanges()
  const taken = new Set([block.facts.proposal, ...links.map(({ id }) => id)])
  const free = rows.filter(({ id }) => !taken.has(id))
  if (block.facts.proposal === null && links.length === 0) return null
  const add = (id: string | null) => {
    const found = free.find((row) => row.id === id)
    if (found === undefined) return
    void link({
      from: { kind: 'agenda_item', id: block.id },
      relation: 'opens',
      to: { kind: 'proposal', id: found.id, title: found.title },
    })
  }
  return (
    <div className={styles.opens}>
      {links.length === 0 ? null : (
        <ul aria-label="Also opens">
          {links.map(({ link: id, title }) => (
            <li key={id}>
              <span>{title}</span>
              <IconButton
                icon="close"
                size="small"
                name={`Do not open “${title}”`}
                onPress={() => void unlink(id ?? '', title)}
              />
            </li>
          ))}
        </ul>
      )}
      {free.length === 0 ? null : (
        <ComboBox
          // Begins empty again after each.
          key={links.length}
          label="Also opens"
          optional
          placeholder="Add another proposal"
          value={null}
          onChange={add}
          choices={free.map(({ id, title, facts }) => ({ id, name: `${String(facts.number)} ${title}` }))}
        />
      )}
    </div>
  )
}
