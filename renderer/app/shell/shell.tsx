import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { ImportProvider } from '#renderer/features/importing/index.ts'
import { CreatingProvider } from '#renderer/features/records/index.ts'
import { RecoverySheetWhenDue } from '#renderer/features/start/index.ts'
import { AppFrame } from '#renderer/ui/app-frame.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { ErrorBoundary } from '../error-boundary.tsx'
import { NewActionProvider } from '../new-action.tsx'
import { AppPalette } from '../palette/app-palette.tsx'
import { useOpenWorkspace } from '../workspace.ts'
import { AppRail } from './app-rail.tsx'
import { AppStatus } from './app-status.tsx'
import { AppTitleBar } from './app-title-bar.tsx'
import { KeysHelp } from './keys-help.tsx'
import { footPlaces, isWithin, workPlaces } from './rail-links.ts'
import { useShellKeys } from './use-shell-keys.ts'

/** The window while a workspace is open. */
export function Shell() {
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
const wholeWindow = new Set(['/voices/new'])

function Frame() {
  const { pathname } = useLocation()
  const { name, file } = useOpenWorkspace()
  const [asking, setAsking] = useState<'palette' | 'keys' | null>(null)
  useShellKeys({ openPalette: () => setAsking('palette'), openHelp: () => setAsking('keys') })
  useWindowTitle(pathname)
  const screen = (
    <ErrorBoundary at={pathname}>
      <Suspense fallback={<OpeningScreen />}>
        <Outlet />
      </Suspense>
    </ErrorBoundary>
  )
  return (
    <>
      {wholeWindow.has(pathname) ? (
        screen
      ) : (
        <AppFrame
          titleBar={<AppTitleBar onFind={() => setAsking('palette')} />}
          rail={<AppRail />}
          statusLine={<AppStatus />}
        >
          {screen}
        </AppFrame>
      )}
      <AppPalette open={asking === 'palette'} onClose={() => setAsking(null)} onHelp={() => setAsking('keys')} />
      <RecoverySheetWhenDue name={name} file={file} />
      <KeysHelp open={asking === 'keys'} onClose={() => setAsking(null)} />
    </>
  )
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
