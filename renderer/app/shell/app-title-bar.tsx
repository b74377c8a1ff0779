import { Avatar } from '#renderer/ui/avatar.tsx'
import { TitleBar } from '#renderer/ui/title-bar.tsx'
import { useOpenWorkspace, useSessionState } from '../workspace.ts'
import styles from './shell.module.css'

/** What is open, the way to everything, and who is here now. */
export function AppTitleBar({ onFind }: { readonly onFind: () => void }) {
  const { name } = useOpenWorkspace()
  const { data } = useSessionState()
  const here = data?.session?.peers.filter((peer) => peer.here) ?? []
  return (
    <TitleBar
      name={name}
      onFind={onFind}
      end={
        here.length === 0 ? undefined : (
          <ul className={styles.people} aria-label="Here now">
            {here.map((peer) => (
              <li key={peer.device}>
                <Avatar name={peer.name} />
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}
