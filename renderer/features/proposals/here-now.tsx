import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type NameOf, nameItSays } from '#renderer/editor/carets.ts'
import { useNamesIn } from '#renderer/sync/names.ts'
import { Avatar } from '#renderer/ui/avatar.tsx'
import { PanelSection } from '#renderer/ui/panel.tsx'
import styles from './panel.module.css'

/** The names of those who have this text open now, besides this window. */
function useOthers(awareness: Awareness, nameOf: NameOf): readonly string[] {
  const names = useSyncExternalStore(
    (listener) => {
      awareness.on('change', listener)
      return () => awareness.off('change', listener)
    },
    () => JSON.stringify(othersIn(awareness, nameOf)),
  )
  return useMemo(() => JSON.parse(names) as string[], [names])
}

/** Each person once, however many windows or computers they have it open in; oneself never. */
export function othersIn(awareness: Awareness, nameOf: NameOf = nameItSays): string[] {
  const people = new Map<unknown, string>()
  const mine = awareness.getLocalState()?.participant
  for (const [page, state] of awareness.getStates()) {
    const { user, participant } = (state ?? {}) as { user?: { name?: unknown }; participant?: unknown }
    const isMe = page === awareness.clientID || (participant !== undefined && participant === mine)
    if (!isMe && user) people.set(participant ?? page, nameOf(state))
  }
  return [...people.values()].sort((a, b) => a.localeCompare(b, 'en-GB'))
}

/** Who else is in the text. Their carets carry the same names. */
export function HereNow({ awareness, proposal }: { readonly awareness: Awareness; readonly proposal: string }) {
  const others = useOthers(awareness, useNamesIn(proposal).nameOf)
  if (others.length === 0) return null
  return (
    <PanelSection title="Here now">
      <ul className={styles.people} aria-live="polite">
        {others.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
          <li key={`${name} ${index}`} className={styles.person}>
            <Avatar name={name} beside />
            {name}
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}
