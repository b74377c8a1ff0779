import { useEffect, useRef, useState } from 'react'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { type Moment, toAnnounce } from './announcing.ts'
import { type Seen, useRoomClock } from './room-clock.ts'

/** Says to screen readers, when they pause, what happens in the room: a new block, one's turn, time nearly up. */
export function Announcer({ seen }: { readonly seen: Seen }) {
  const left = useRoomClock(seen)?.left ?? null
  const before = useRef<Moment | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    const now = { view: seen.view, left }
    const said = toAnnounce(before.current, now)
    before.current = now
    if (said !== null) setWords(said)
  }, [seen, left])
  return (
    <VisuallyHidden>
      <div role="status">{words}</div>
    </VisuallyHidden>
  )
}
