import type { ReactNode } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import { whenDone } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import type { RecentWorkspace } from './queries.ts'
import styles from './start.module.css'

type StartHomeProps = {
  readonly recent: readonly RecentWorkspace[]
  readonly onRecent: (one: RecentWorkspace) => void
  readonly onOpen: () => void
  readonly onCreate: () => void
  readonly onPractise: () => void
  readonly onRestore: () => void
  readonly notice: ReactNode
}

/** Recent workspaces first; then the other ways in. */
export function StartHome(props: StartHomeProps) {
  const { recent, onRecent, onOpen, onCreate, onPractise, onRestore, notice } = props
  return (
    <div className={styles.home}>
      <div className={styles.name}>
        <Mark size="large" />
        <div>
          <h1>Hearings Workshop</h1>
          <p className={styles.note}>For the group that redesigns children’s hearings, with children and families.</p>
        </div>
      </div>
      {notice}
      {recent.length === 0 ? null : (
        <section aria-label="Recent workspaces">
          <h2 className={styles.label}>Recent</h2>
          <ul className={styles.recent}>
            {recent.map((one) => (
              <li key={one.file}>
                <PlainButton className={styles.recentRow ?? ''} isDisabled={!one.present} onPress={() => onRecent(one)}>
                  <span>
                    <strong>{one.name}</strong>
                    <small>
                      {one.present ? `Opened ${whenDone(one.openedAt)} · ${one.file}` : `Not found at ${one.file}`}
                    </small>
                  </span>
                  {one.practice ? <Badge state="plain">Practice</Badge> : null}
                  {one.remembered ? (
                    <Badge state="open" icon="key">
                      Remembered
                    </Badge>
                  ) : null}
                </PlainButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ButtonRow>
        <Button variant="primary" icon="plus" onPress={onCreate}>
          New workspace
        </Button>
        <Button icon="folder" onPress={onOpen}>
          Open a workspace
        </Button>
        <Button variant="quiet" onPress={onPractise}>
          Practise on the redesign plan
        </Button>
        <Button variant="quiet" icon="history" onPress={onRestore}>
          Restore a backup
        </Button>
      </ButtonRow>
    </div>
  )
}
