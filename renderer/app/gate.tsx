import { StartScreen } from '#renderer/features/start/index.ts'
import { Answer } from './answer.tsx'
import styles from './gate.module.css'
import { Shell } from './shell/shell.tsx'
import { useWorkspaceState } from './workspace.ts'

/** The way in: a workspace that is open, or the screen that opens one. */
export function Gate() {
  const state = useWorkspaceState()
  if (state.data?.open) return <Shell key={state.data.open.file} />
  return (
    <main className={styles.way}>
      <Answer query={state} loading="Starting">
        {({ keychainIsSafe }) => <StartScreen keychainIsSafe={keychainIsSafe} />}
      </Answer>
    </main>
  )
}
