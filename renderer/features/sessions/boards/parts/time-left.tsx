import { useEffect, useState } from 'react'

/** Milliseconds until a moment of the host's clock; below zero once it is past. Looked at every second. */
export function useLeft(endsAt: number | null, hostNow: () => number): number | null {
  const [now, setNow] = useState(hostNow)
  useEffect(() => {
    if (endsAt === null) return
    setNow(hostNow())
    const timer = setInterval(() => setNow(hostNow()), 1000)
    return () => clearInterval(timer)
  }, [endsAt, hostNow])
  return endsAt === null ? null : endsAt - now
}

/** 4:20 */
export function clockOf(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Time left in figures; once it is over, nothing presses. */
export function TimeLeft({ endsAt, hostNow }: { readonly endsAt: number | null; readonly hostNow: () => number }) {
  const left = useLeft(endsAt, hostNow)
  if (left === null) return null
  return <span role="timer">{left > 0 ? `${clockOf(left)} left` : 'Finish your thought'}</span>
}
