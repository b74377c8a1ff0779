import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { classes } from './classes.ts'
import { Drawer } from './drawer.tsx'
import { isAtMost, useFrameWidth } from './frame-width.tsx'
import styles from './sheet.module.css'

export type SheetProps = {
  readonly list?: ReactNode | undefined
  /** The page. */
  readonly children: ReactNode
  readonly panel?: ReactNode | undefined
  /** Name of the panel for the button that opens it where it is a drawer. */
  readonly panelName?: string | undefined
  /** Which of the two a narrow window shows: the list until something is chosen. */
  readonly showing?: 'list' | 'page' | undefined
  /** From the page back to the list, in a narrow window. */
  readonly onBack?: (() => void) | undefined
  readonly backName?: string | undefined
}

type SheetParts = {
  /** Present where a narrow window hides the list. */
  readonly back: { readonly name: string; readonly onPress: () => void } | undefined
  /** Present where the panel is a drawer. */
  readonly panel: { readonly name: string; readonly onPress: () => void } | undefined
  /** The list is all there is to see, so its title is the page's. */
  readonly listIsPage: boolean
}

const SheetContext = createContext<SheetParts>({ back: undefined, panel: undefined, listIsPage: false })

/** What the page's first row has to offer in this width. */
export function useSheetParts(): SheetParts {
  return useContext(SheetContext)
}

/** The paper on the table: list, page and panel side by side, as far as there is room. */
export function Sheet(props: SheetProps) {
  const { list, children, panel, panelName = 'Panel', showing = 'page', onBack, backName = 'Back to the list' } = props
  const width = useFrameWidth()
  const [panelOpen, setPanelOpen] = useState(false)
  const single = isAtMost(width, 'single')
  const drawer = isAtMost(width, 'drawer')
  useEffect(() => {
    if (!drawer) setPanelOpen(false)
  }, [drawer])
  const showsList = list !== undefined && (!single || showing === 'list')
  const showsPage = !single || list === undefined || showing === 'page'
  const parts: SheetParts = {
    back: single && list !== undefined && onBack !== undefined ? { name: backName, onPress: onBack } : undefined,
    panel: drawer && panel !== undefined ? { name: panelName, onPress: () => setPanelOpen(true) } : undefined,
    listIsPage: !showsPage,
  }
  const shape = [showsList && 'list', showsPage && 'page', showsPage && panel !== undefined && !drawer && 'panel']
  return (
    <SheetContext value={parts}>
      <div className={styles.sheet} data-shape={classes(...shape)}>
        {showsList && showsPage ? (
          <div className={styles.list} data-landmark="list">
            {list}
          </div>
        ) : null}
        {showsPage ? null : (
          <main id="page" tabIndex={-1} className={styles.list} data-landmark="page">
            {list}
          </main>
        )}
        {showsPage ? (
          <main id="page" tabIndex={-1} className={styles.page} data-landmark="page">
            {children}
          </main>
        ) : null}
        {showsPage && panel !== undefined && !drawer ? (
          <aside aria-label={panelName} className={styles.panel} data-landmark="panel">
            {panel}
          </aside>
        ) : null}
      </div>
      {drawer && panel !== undefined ? (
        <Drawer label={panelName} open={panelOpen} onOpenChange={setPanelOpen}>
          {panel}
        </Drawer>
      ) : null}
    </SheetContext>
  )
}
