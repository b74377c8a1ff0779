import { useState, useSyncExternalStore } from 'react'

/** From here on the list may stay open beside the text (look: grid and breakpoints). */
const wide = '(min-width: 105rem)'

const media = () => (typeof matchMedia === 'undefined' ? null : matchMedia(wide))
const subscribe = (listener: () => void) => {
  const query = media()
  query?.addEventListener('change', listener)
  return () => query?.removeEventListener('change', listener)
}

/** Whether the list stands beside the text: in a wide window unless closed, otherwise only when asked for. */
export function useListOpen(): { readonly isOpen: boolean; readonly toggle: () => void } {
  const isWide = useSyncExternalStore(subscribe, () => media()?.matches ?? false)
  const [asked, setAsked] = useState<boolean | null>(null)
  const isOpen = asked ?? isWide
  return { isOpen, toggle: () => setAsked(!isOpen) }
}
