import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useUndo } from '#renderer/features/records/index.ts'
import { type MenuWord, onMenu } from '../arrivals.ts'
import { isWriting, keyOf } from '../keys.ts'
import { useRunNew } from '../new-action.tsx'
import { useLeaveWorkspace } from '../queries.ts'
import { footPlaces, workPlaces } from './rail-links.ts'

type Asks = { readonly openPalette: () => void; readonly openHelp: () => void }

const placeKeys = new Map(
  [...workPlaces, ...footPlaces].flatMap(({ keys, path }) => (keys ? [[keys, path] as const] : [])),
)

/** The keys and menu words that work on every screen. */
export function useShellKeys({ openPalette, openHelp }: Asks): void {
  const navigate = useNavigate()
  const router = useRouter()
  const { undo, redo } = useUndo()
  const runNew = useRunNew()
  const leave = useLeaveWorkspace()
  const go = (to: string) => void navigate({ to })

  const say = (word: MenuWord): void => {
    const writing = isWriting(document.activeElement)
    switch (word) {
      case 'undo':
      case 'redo':
        // In a text the menu means the text's own undo.
        if (writing) document.execCommand(word)
        else void (word === 'undo' ? undo() : redo())
        return
      case 'settings':
        go('/settings')
        return
      case 'palette':
        openPalette()
        return
      case 'help':
        openHelp()
        return
      case 'new':
        if (!runNew()) openPalette()
        return
      case 'open':
      case 'close':
        void leave()
    }
  }

  /** What a key means here, or undefined where it belongs to somebody else. */
  const meaningOf = (key: string, writing: boolean, target: EventTarget | null): (() => void) | undefined => {
    if (key === 'Mod+K') return openPalette
    if (key === 'F1') return openHelp
    if (key === 'Mod+N') return () => say('new')
    if (key === 'Mod+O') return () => say('open')
    if (writing) return undefined
    if (key === 'Mod+Z' && !insideEditor(target)) return () => void undo()
    if (key === 'Mod+Shift+Z' || key === 'Mod+Y') return () => void redo()
    if (key === '?') return openHelp
    if (key === 'Alt+ArrowLeft') return () => router.history.back()
    if (key === 'Alt+ArrowRight') return () => router.history.forward()
    const place = placeKeys.get(key)
    return place === undefined ? undefined : () => go(place)
  }

  const latest = useRef({ meaningOf, say })
  latest.current = { meaningOf, say }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const run = latest.current.meaningOf(keyOf(event), isWriting(event.target), event.target)
      // Looked for last: it goes through the whole page, and most keys are somebody's typing.
      if (run === undefined || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    const menu = onMenu((word) => latest.current.say(word))
    return () => {
      window.removeEventListener('keydown', onKey)
      menu[Symbol.dispose]()
    }
  }, [])
}

const insideEditor = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[contenteditable="true"]') !== null
