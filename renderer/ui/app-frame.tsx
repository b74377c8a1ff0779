import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './app-frame.module.css'
import { IconButton } from './button.tsx'
import { Drawer } from './drawer.tsx'
import { FrameWidthContext, useMeasuredWidth } from './frame-width.tsx'
import { followLandmarkKeys } from './landmark-keys.ts'
import { SkipLink } from './skip-link.tsx'

export type AppFrameProps = {
  readonly titleBar: ReactNode
  readonly rail: ReactNode
  readonly statusLine: ReactNode
  /** The screen: a Sheet. */
  readonly children: ReactNode
}

/** The window: title bar, rail, the sheet and the status line. */
export function AppFrame({ titleBar, rail, statusLine, children }: AppFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useMeasuredWidth(frame)
  const [railOpen, setRailOpen] = useState(false)
  useEffect(() => {
    const keys = followLandmarkKeys()
    return () => keys[Symbol.dispose]()
  }, [])
  return (
    <FrameWidthContext value={width}>
      <div ref={frame} className={styles.frame} data-width={width}>
        <SkipLink to="page" />
        <header className={styles.titleBar} data-landmark="title bar">
          {width === 'small' ? (
            <IconButton icon="menu" name="Open the menu" size="small" onPress={() => setRailOpen(true)} />
          ) : null}
          {titleBar}
        </header>
        {width === 'small' ? (
          <Drawer label="Menu" side="start" open={railOpen} onOpenChange={setRailOpen}>
            <FrameWidthContext value="wide">
              {/* biome-ignore lint/a11y/noStaticElementInteractions: following a link also closes the menu */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by key clicks too */}
              <div
                className={styles.railDrawer}
                onClick={(event) => {
                  if (event.target instanceof Element && event.target.closest('a') !== null) setRailOpen(false)
                }}
              >
                {rail}
                {statusLine}
              </div>
            </FrameWidthContext>
          </Drawer>
        ) : (
          <div className={styles.rail} data-landmark="rail">
            {rail}
          </div>
        )}
        <div className={styles.sheetPlace}>{children}</div>
        <footer className={styles.statusLine}>{statusLine}</footer>
      </div>
    </FrameWidthContext>
  )
}
