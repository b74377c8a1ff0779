import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import paneStyles from '#renderer/ui/list-pane.module.css'
import type { ListRow } from '#renderer/ui/list-shape.ts'
import styles from './long-list.module.css'
import { placeOfKey, windowOf } from './windowing.ts'

/** Of a row, in rem: two lines of title and one about it. */
const rowHeight = 4.25

export type LongRow = Omit<ListRow, 'sub' | 'href'> & { readonly sub?: ReactNode | undefined }

type LongListProps = {
  readonly title: string
  readonly actions?: ReactNode | undefined
  readonly above?: ReactNode | undefined
  readonly foot?: ReactNode | undefined
  readonly empty: ReactNode
  readonly total: number
  /** Undefined while it is on its way: its place is kept. */
  readonly rowAt: (index: number) => LongRow | undefined
  readonly onShow: (first: number, last: number) => void
  /** The line under a title says what was found: it gets the room of two lines. */
  readonly found?: boolean | undefined
  readonly selected: string | null
  readonly onSelect: (id: string) => void
}

/** A list of any length. Only the rows on screen are in the page; each says which of how many it is. */
export function LongList(props: LongListProps) {
  const { title, actions, above, foot, empty, total } = props
  return (
    <section aria-label={title} className={paneStyles.pane}>
      <div className={paneStyles.head}>
        <h2>{title}</h2>
        {actions === undefined ? null : <div className={paneStyles.actions}>{actions}</div>}
      </div>
      {above === undefined ? null : <div className={paneStyles.above}>{above}</div>}
      {total === 0 ? <div className={paneStyles.empty}>{empty}</div> : <Rows {...props} />}
      {foot === undefined ? null : <div className={paneStyles.foot}>{foot}</div>}
    </section>
  )
}

function Rows({ title, total, rowAt, onShow, found, selected, onSelect }: LongListProps) {
  const place = useRef<HTMLDivElement>(null)
  const id = useId()
  const [top, setTop] = useState(0)
  const [active, setActive] = useState(0)
  const [size, setSize] = useState({ height: 800, row: 68 })
  useLayoutEffect(() => {
    const element = place.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      setSize({ height: element.clientHeight, row: Math.round(rowHeight * rem) })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { first, last } = windowOf(top, size.height, size.row, total)
  useEffect(() => onShow(first, last), [onShow, first, last])

  const reveal = useCallback(
    (index: number) => {
      const element = place.current
      if (element === null) return
      const y = index * size.row
      if (y < element.scrollTop) element.scrollTop = y
      else if (y + size.row > element.scrollTop + element.clientHeight)
        element.scrollTop = y + size.row - element.clientHeight
    },
    [size.row],
  )
  const onKey = (event: KeyboardEvent) => {
    const next = placeOfKey(event.key, active, total, Math.max(1, Math.floor(size.height / size.row) - 1))
    if (next !== null) {
      event.preventDefault()
      setActive(next)
      reveal(next)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      const row = rowAt(active)
      if (row !== undefined) onSelect(row.id)
    }
  }
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return (
    <div
      ref={place}
      role="listbox"
      tabIndex={0}
      aria-label={title}
      aria-activedescendant={`${id}-${active}`}
      className={styles.rows}
      data-found={found || undefined}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKey}
    >
      <div className={styles.length} style={{ height: total * size.row }}>
        {shown.map((index) => {
          const row = rowAt(index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys for all its options
            // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active option
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={row !== undefined && row.id === selected}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={styles.row}
              data-selected={(row !== undefined && row.id === selected) || undefined}
              data-active={index === active || undefined}
              style={{ transform: `translateY(${index * size.row}px)`, height: size.row }}
              onClick={() => {
                setActive(index)
                if (row !== undefined) onSelect(row.id)
              }}
            >
              <span className={styles.words}>
                <span className={styles.title}>{row?.title ?? ' '}</span>
                {row?.sub === undefined ? null : <small>{row.sub}</small>}
              </span>
              {row?.end === undefined ? null : <span className={styles.end}>{row.end}</span>}
            </div>
          )
        })}
      </div>
    </div>
  )
}
