import { Link } from 'react-aria-components'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { useSheetParts } from '#renderer/ui/sheet.tsx'
import type { Mode } from './mode.ts'
import styles from './proposal-view.module.css'

type ProposalBarProps = {
  readonly number: number
  /** Null where the text cannot be written: a version, a text of a newer workshop, one that a session lets this person read. */
  readonly mode: Mode | null
  readonly onMode: (mode: Mode) => void
  readonly isListOpen: boolean
  readonly onList: () => void
  readonly onVersions: () => void
  /** Null where it is not theirs to delete. */
  readonly onDelete: (() => void) | null
}

const modes = [
  { id: 'write', name: 'Write' },
  { id: 'read', name: 'Read' },
] as const

/** The first row: where this is, how it is worked on, its versions. */
export function ProposalBar({ number, mode, onMode, isListOpen, onList, onVersions, onDelete }: ProposalBarProps) {
  const { back, panel } = useSheetParts()
  return (
    <div className={styles.bar}>
      <div className={styles.where}>
        {back === undefined ? (
          <>
            <IconButton
              icon="list"
              size="small"
              name={isListOpen ? 'Hide the list of proposals' : 'Show the list of proposals'}
              aria-expanded={isListOpen}
              onPress={onList}
            />
            <nav aria-label="Where this is">
              <ol className={styles.crumbs}>
                <li>
                  <Link href="/proposals">Proposals</Link>
                </li>
                <li aria-hidden="true">
                  <Icon name="chevron-right" size="small" />
                </li>
                <li>
                  <span aria-current="page">Proposal {number}</span>
                </li>
              </ol>
            </nav>
          </>
        ) : (
          <Button variant="quiet" size="small" icon="chevron-left" onPress={back.onPress}>
            {back.name}
          </Button>
        )}
      </div>
      {mode === null ? (
        <span />
      ) : (
        <Segmented label="How you are working" choices={modes} value={mode} onChange={onMode} />
      )}
      <div className={styles.tools}>
        <Button variant="quiet" size="small" icon="history" onPress={onVersions}>
          Versions
        </Button>
        {onDelete === null ? null : (
          <MenuButton
            name="More"
            icon="more"
            size="small"
            groups={[[{ id: 'delete', name: 'Delete the proposal', icon: 'trash', serious: true, onAction: onDelete }]]}
          />
        )}
        {panel === undefined ? null : (
          <IconButton icon="panel" size="small" name={`Open: ${panel.name}`} onPress={panel.onPress} />
        )}
      </div>
    </div>
  )
}
