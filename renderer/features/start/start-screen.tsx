import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { startingOver } from '#renderer/app/starting.ts'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { CreateForm } from './create-form.tsx'
import { type RecentWorkspace, useOpening, useRecent } from './queries.ts'
import { RestoreForm } from './restore-form.tsx'
import { StartHome } from './start-home.tsx'
import { damagedActions, UnlockForm } from './unlock-form.tsx'

type View =
  | { readonly at: 'home' }
  | { readonly at: 'create' }
  | { readonly at: 'unlock'; readonly file: string; readonly name: string }
  | { readonly at: 'restore'; readonly into: string | null }

/** The workspace that needs no question: the practice one the first time, later the last one where its key is known. */
export function opensByItself(recent: readonly RecentWorkspace[]): 'starter' | RecentWorkspace | null {
  const [last] = recent
  if (last === undefined) return 'starter'
  return last.present && (last.practice || last.remembered) ? last : null
}

const nameOf = (file: string) =>
  file
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.hearings$/, '') ?? file

export function StartScreen({ keychainIsSafe }: { readonly keychainIsSafe: boolean }) {
  const recent = useRecent()
  return (
    <Answer query={recent} loading="Looking for workspaces">
      {(list) => <Start recent={list} keychainIsSafe={keychainIsSafe} />}
    </Answer>
  )
}

type StartProps = { readonly recent: readonly RecentWorkspace[]; readonly keychainIsSafe: boolean }

function Start({ recent, keychainIsSafe }: StartProps) {
  const { open, openStarter, chooseWorkspace } = useOpening()
  const byItself = startingOver.wasClosed ? null : opensByItself(recent)
  const [view, setView] = useState<View>({ at: 'home' })
  const [opening, setOpening] = useState(byItself !== null)
  const [refusal, setRefusal] = useState<{ readonly error: unknown; readonly file: string | null } | null>(null)

  const attempt = async (file: string | null, work: () => Promise<void>) => {
    setOpening(true)
    setRefusal(null)
    try {
      await work()
    } catch (error) {
      setRefusal({ error, file })
      setOpening(false)
    }
  }
  const openStarterNow = () => attempt(null, openStarter)
  const openRecent = (one: Pick<RecentWorkspace, 'file' | 'name' | 'practice' | 'remembered'>) => {
    if (!one.practice && !one.remembered) return setView({ at: 'unlock', file: one.file, name: one.name })
    void attempt(one.file, () => open(one.file, { by: one.practice ? 'practice' : 'remembered' }, one.remembered))
  }
  const openFile = async () => {
    const file = await chooseWorkspace().catch((error: unknown) => {
      setRefusal({ error, file: null })
      return null
    })
    if (file === null) return
    const known = recent.find((one) => one.file === file)
    if (known !== undefined) openRecent(known)
    else setView({ at: 'unlock', file, name: nameOf(file) })
  }

  const navigate = useNavigate()
  useEffect(() => {
    // The next workspace begins at its beginning, not where the last one was left.
    if (startingOver.wasClosed) void navigate({ to: '/overview', replace: true })
  }, [navigate])

  const begun = useRef(false)
  useEffect(() => {
    if (byItself === null || begun.current) return
    begun.current = true
    if (byItself === 'starter') void openStarterNow()
    else openRecent(byItself)
  })

  const home = () => setView({ at: 'home' })
  if (opening) return <LoadingShape label="Opening the workspace" />
  switch (view.at) {
    case 'create':
      return <CreateForm onBack={home} />
    case 'unlock':
      return (
        <UnlockForm
          key={view.file}
          file={view.file}
          name={view.name}
          keychainIsSafe={keychainIsSafe}
          onBack={home}
          onRestore={() => setView({ at: 'restore', into: view.file })}
        />
      )
    case 'restore':
      return (
        <RestoreForm
          into={view.into}
          onBack={home}
          onDone={() =>
            view.into === null ? home() : setView({ at: 'unlock', file: view.into, name: nameOf(view.into) })
          }
        />
      )
    case 'home':
      return (
        <StartHome
          recent={recent}
          onRecent={openRecent}
          onOpen={() => void openFile()}
          onCreate={() => setView({ at: 'create' })}
          onPractise={() => void openStarterNow()}
          onRestore={() => setView({ at: 'restore', into: null })}
          notice={
            refusal === null ? null : (
              <RefusalNotice
                error={refusal.error}
                actions={damagedActions(refusal.error, () => setView({ at: 'restore', into: refusal.file }))}
              />
            )
          }
        />
      )
  }
}
