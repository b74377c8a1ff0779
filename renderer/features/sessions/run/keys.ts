import { useEffect, useRef } from 'react'

export { sessionKeys } from '#renderer/app/session-keys.ts'

type Keys = Readonly<Record<string, (() => void) | undefined>>

/** The letter by its place on the keyboard: with Alt, some keyboards give another sign. */
const altKeyOf = ({ altKey, ctrlKey, metaKey, shiftKey, code }: KeyboardEvent): string | null =>
  altKey && !ctrlKey && !metaKey && !shiftKey && /^Key[A-Z]$/.test(code) ? `Alt+${code.slice(3)}` : null

/** Listens while the screen is shown. Not while a dialog is open: there the keys belong to it. */
export function useSessionKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = altKeyOf(event)
      const run = key === null ? undefined : latest.current[key]
      if (run === undefined || event.defaultPrevented || event.repeat) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      run()
    }
    // On the way down: a field that hears its own keys lets none of them come up.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}
