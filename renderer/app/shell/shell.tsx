import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ImportProvider } from '#renderer/features/importing/index.ts'
import { CreatingProvider } from '#renderer/features/records/index.ts'
import { RecoverySheetWhenDue } from '#renderer/features/start/index.ts'
import { AppFrame } from '#renderer/ui/app-frame.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { onJoinLink } from '../arrivals.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import { NewActionProvider } from '../new-action.tsx'
import { AppPalette } from '../palette/app-palette.tsx'
import { useOpenWorkspace, useSessionState } from '../workspace.ts'
import { AppRail } from './app-rail.tsx'
import { AppStatus } from './app-status.tsx'
import { AppTitleBar } from './app-title-bar.tsx'
import { KeysHelp } from './keys-help.tsx'
import { NotTaken } from './not-taken.tsx'
import { footPlaces, isWithin, workPlaces } from './rail-links.ts'
import styles from './shell.module.css'
import { useShellKeys } from './use-shell-keys.ts'

// What a session needs comes with the first session, not with the window.
const sessions = () => import('#renderer/features/sessions/index.ts')
const SessionBar = lazy(() => sessions().then((feature) => ({ default: feature.SessionBar })))

/** The window while a workspace is open. The room view has a window of its own, with nothing in it but the room. */
export function Shell() {
  const { pathname } = useLocation()
  if (pathname === '/room') return <Screen />
  return (
    <NewActionProvider>
      <CreatingProvider>
        <ImportProvider>
          <Frame />
        </ImportProvider>
      </CreatingProvider>
    </NewActionProvider>
  )
}

/** Screens that take the whole window: one thing at a time. */
const wholeWindow = new Set(['/voices/new', '/sessions/run'])

/** Screens that say themselves how a session ended. */
const saysTheEnd = new Set(['/sessions/run', '/sessions/join'])

function Frame() {
  const { pathname } = useLocation()
  const { name, file } = useOpenWorkspace()
  const [asking, setAsking] = useState<'palette' | 'keys' | null>(null)
  useShellKeys({ openPalette: () => setAsking('palette'), openHelp: () => setAsking('keys') })
  useWindowTitle(pathname)
  useJoinLinks()
  const { session = null, ended } = useSessionState().data ?? {}
  useBackToSeat(session?.part === 'guest' && session.standing === 'inside')
  const [read, setRead] = useState<typeof ended>(undefined)
  useEffect(() => {
    if (saysTheEnd.has(pathname)) setRead(ended)
  }, [pathname, ended])
  const unread = session === null && ended !== read ? ended : undefined
  return (
    <>
      {wholeWindow.has(pathname) ? (
        <Screen />
      ) : (
        <AppFrame
          titleBar={<AppTitleBar onFind={() => setAsking('palette')} />}
          rail={<AppRail />}
          statusLine={<AppStatus />}
        >
          {/* One place for the screen, with and without a bar: whoever writes goes on where they were when a session ends. */}
          <div className={styles.withBar}>
            {session === null && unread === undefined ? null : (
              <Suspense fallback={<span />}>
                <SessionBar ended={unread} onRead={() => setRead(unread)} />
              </Suspense>
            )}
            <Screen />
          </div>
        </AppFrame>
      )}
      <AppPalette open={asking === 'palette'} onClose={() => setAsking(null)} onHelp={() => setAsking('keys')} />
      <RecoverySheetWhenDue name={name} file={file} />
      <NotTaken />
      <KeysHelp open={asking === 'keys'} onClose={() => setAsking(null)} />
    </>
  )
}

function Screen() {
  const { pathname } = useLocation()
  return (
    <ErrorBoundary at={pathname}>
      <Suspense fallback={<OpeningScreen />}>
        <Outlet />
      </Suspense>
    </ErrorBoundary>
  )
}

/** A link that was followed outside the app opens the screen for joining, with the link in its field. */
function useJoinLinks() {
  const navigate = useNavigate()
  useEffect(() => {
    const links = onJoinLink((link) => {
      void sessions().then(({ keepJoinLink }) => {
        keepJoinLink(link)
        void navigate({ to: '/sessions/join' })
      })
    })
    return () => links[Symbol.dispose]()
  }, [navigate])
}

/** Whoever was inside a session when the app stopped is taken to their seat, unless they have gone somewhere since. */
function useBackToSeat(isGuest: boolean) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const wentNowhere = useRef(true)
  useEffect(() => {
    if (pathname !== '/overview') wentNowhere.current = false
    if (!isGuest || !wentNowhere.current) return
    wentNowhere.current = false
    void navigate({ to: '/sessions/run' })
  }, [navigate, pathname, isGuest])
}

function OpeningScreen() {
  return (
    <Sheet>
      <Page title="">
        <LoadingShape label="Opening the screen" />
      </Page>
    </Sheet>
  )
}

function useWindowTitle(pathname: string) {
  const { name } = useOpenWorkspace()
  useEffect(() => {
    const place = [...workPlaces, ...footPlaces].find(({ path }) => isWithin(pathname, path))
    document.title = [place?.name, name, 'Hearings Workshop'].filter(Boolean).join(' · ')
  }, [pathname, name])
}
