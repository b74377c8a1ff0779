import { useEffect, useState } from 'react'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import type { SayIntent } from '../queries.ts'

/** Pausing holds at once, also while the host cannot be reached; the room hears of it when it can. Whoever only watches need tell nobody. */
export function usePausing({ me }: RoomView, say: SayIntent, takesPart: boolean) {
  const away = me?.away ?? false
  const [chosen, setChosen] = useState<boolean | null>(null)
  useEffect(() => setChosen((last) => (last === away ? null : last)), [away])
  const pause = (on: boolean) => {
    setChosen(on)
    if (takesPart) void say({ t: 'away', on })
  }
  return { isPaused: chosen ?? away, pause }
}
