import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import styles from './toast.module.css'

/** Milliseconds a toast stays, when nothing newer takes its place and nobody is on it. */
const stay = 12_000

export type ToastMessage = {
  /** What was done, with the thing in it: "Deleted clause 1.4". */
  readonly text: string
  readonly action?: { readonly name: string; readonly onPress: () => void } | undefined
}

type Toasts = { readonly show: (message: ToastMessage) => void; readonly dismiss: () => void }

const ToastContext = createContext<Toasts | null>(null)

/** The way to say what was done. Must be used under a ToastProvider. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastContext)
  if (toasts === null) throw new Error('useToasts needs a ToastProvider above it')
  return toasts
}

/** Holds the last message: a newer change takes its place, because only the last can be undone from here. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly message: ToastMessage; readonly number: number } | null>(null)
  const count = useRef(0)
  const show = useCallback((message: ToastMessage) => {
    count.current += 1
    setShown({ message, number: count.current })
  }, [])
  const dismiss = useCallback(() => setShown(null), [])
  const toasts = useMemo(() => ({ show, dismiss }), [show, dismiss])
  return (
    <ToastContext value={toasts}>
      {children}
      <section aria-label="What just changed" className={styles.region} data-landmark="toasts">
        <div role="status">
          {shown === null ? null : <Toast key={shown.number} message={shown.message} onGone={dismiss} />}
        </div>
      </section>
    </ToastContext>
  )
}

function Toast({ message, onGone }: { readonly message: ToastMessage; readonly onGone: () => void }) {
  const [held, setHeld] = useState(false)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onGone, stay)
    return () => clearTimeout(timer)
  }, [held, onGone])
  const leave = () => {
    if (before.current instanceof HTMLElement) before.current.focus()
    onGone()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the toast while somebody is on it
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={(event) => {
        setHeld(true)
        if (!event.currentTarget.contains(event.relatedTarget)) before.current = event.relatedTarget
      }}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave()
      }}
    >
      <span className={styles.text}>{message.text}</span>
      {message.action === undefined ? null : (
        <Button
          className={styles.action ?? ''}
          onPress={() => {
            // First away, so that what the action itself says stays.
            leave()
            message.action?.onPress()
          }}
        >
          {message.action.name}
        </Button>
      )}
    </div>
  )
}
