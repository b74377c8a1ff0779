import { Avatar } from '#renderer/ui/avatar.tsx'
import { TitleBar } from '#renderer/ui/title-bar.tsx'
import { useOpenWorkspace, useSessionState } from '../workspace.ts'
import styles from './shell.module.css'

/** What is open, the way to everything, and who is here now. */
export function AppTitleBar({ onFind }: { readonly onFind: () => void }) {
  const { name } = useOpenWorkspace()
  const { data } = useSessionState()
  const peers = data?.session?.peers.filter((peer) => peer.here) ?? []
  // Somebody with two computers is one person.
  const here = [...new Map(peers.map((peer) => [peer.participant, peer])).values()]
  return (
    <TitleBar
      name={name}
      onFind={onFind}
      end={
        here.length === 0 ? undefined : (
          <ul className={styles.people} aria-label="Here now">
            {here.map((peer) => (
              <li key={peer.participant}>
                <Avatar name={peer.name} />
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}
