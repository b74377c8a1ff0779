import { useMemo, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { type Row, useChanges, useLinks, usePart, useRows } from '#renderer/features/records/index.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { PanelSection } from '#renderer/ui/panel.tsx'
import styles from './panel.module.css'
import { type Bearing, type RightBorneOn, relationFor, rightsBorneOn } from './rights.ts'

/** Which rights of the child it helps and which it limits. The general principles stay until they were looked at. */
export function RightsSection({ proposal }: { readonly proposal: string }) {
  const rights = useRows('right', { limit: 100 })
  const links = useLinks('proposal', proposal)
  const { link, unlink } = useChanges()
  const maySay = usePart('proposal', proposal).begin('link')
  const [adding, setAdding] = useState<readonly string[]>([])
  const rows = rights.data?.rows
  const borne = useMemo(() => {
    const found = rightsBorneOn(rows ?? [], links.data ?? [])
    const added = (rows ?? []).filter(({ id }) => adding.includes(id) && found.every((right) => right.id !== id))
    return [...found, ...added.map(notYet)].sort((a, b) => a.article - b.article)
  }, [rows, links.data, adding])
  const say = async (right: RightBorneOn, bearing: Bearing) => {
    for (const before of right.links) await unlink(before, right.label)
    if (bearing !== 'not-yet')
      await link({
        from: { kind: 'proposal', id: proposal },
        relation: relationFor[bearing],
        to: { kind: 'right', id: right.id, title: right.label },
      })
  }
  const others = (rows ?? []).filter(({ id }) => borne.every((right) => right.id !== id))
  return (
    <PanelSection
      title="Rights"
      end={
        others.length === 0 || !maySay ? undefined : (
          <MenuButton
            name="Add"
            size="small"
            groups={[
              others
                .toSorted((a, b) => Number(a.facts.article) - Number(b.facts.article))
                .map(({ id, title, facts }) => ({
                  id,
                  name: `${facts.article} ${title}`,
                  onAction: () => setAdding((before) => [...before, id]),
                })),
            ]}
          />
        )
      }
    >
      <table className={styles.rights}>
        <thead>
          <tr>
            <th scope="col">Article</th>
            <th scope="col">Helps</th>
            <th scope="col">Limits</th>
            <th scope="col">Not yet</th>
          </tr>
        </thead>
        <tbody>
          {borne.map((right) => (
            <tr key={right.id}>
              <th scope="row">
                <span className={styles.right}>
                  <span className={styles.article}>{right.article}</span> <span>{right.label}</span>
                </span>
              </th>
              <td>
                <Tick right={right} bearing="helps" onSay={maySay ? say : null} />
              </td>
              <td>
                <Tick right={right} bearing="limits" onSay={maySay ? say : null} />
              </td>
              <td>
                {right.bearing === 'not-yet' ? <Icon name="unasked" size="small" label="Not looked at yet" /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  )
}

const notYet = ({ id, title, facts }: Row): RightBorneOn => ({
  id,
  article: Number(facts.article),
  label: title,
  bearing: 'not-yet',
  links: [],
})

type TickProps = {
  readonly right: RightBorneOn
  readonly bearing: 'helps' | 'limits'
  /** Null where what was said can only be read. */
  readonly onSay: ((right: RightBorneOn, bearing: Bearing) => Promise<void>) | null
}

/** Says a bearing, or takes it back. */
function Tick({ right, bearing, onSay }: TickProps) {
  const isOn = right.bearing === bearing
  const name = `${bearing === 'helps' ? 'Helps' : 'Limits'} ${right.label}`
  const icon = bearing === 'helps' ? 'check' : 'minus'
  if (onSay === null) return isOn ? <Icon name={icon} size="small" label={name} /> : null
  return (
    <ToggleButton
      aria-label={name}
      isSelected={isOn}
      onChange={() => void onSay(right, isOn ? 'not-yet' : bearing)}
      className={styles.tick ?? ''}
      data-kind={bearing}
    >
      {isOn ? <Icon name={icon} size="small" /> : null}
    </ToggleButton>
  )
}
