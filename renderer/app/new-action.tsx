import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'

type NewAction = { readonly run: () => void }
type Register = { readonly set: (action: NewAction | null) => void; readonly run: () => boolean }

const NewActionContext = createContext<Register | null>(null)

/** Holds what "New" means on the screen that is open: Ctrl N and the menu both ask here. */
export function NewActionProvider({ children }: { readonly children: ReactNode }) {
  const current = useRef<NewAction | null>(null)
  const register = useMemo<Register>(
    () => ({
      set: (action) => {
        current.current = action
      },
      run: () => {
        current.current?.run()
        return current.current !== null
      },
    }),
    [],
  )
  return <NewActionContext value={register}>{children}</NewActionContext>
}

function useRegister(): Register {
  const register = useContext(NewActionContext)
  if (register === null) throw new Error('New needs a NewActionProvider above it')
  return register
}

/** Says what Ctrl N does while this screen is open. */
export function useNewAction(run: () => void): void {
  const register = useRegister()
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    register.set({ run: () => latest.current() })
    return () => register.set(null)
  }, [register])
}

/** Runs it; false where this screen has nothing to add to. */
export function useRunNew(): () => boolean {
  return useRegister().run
}
