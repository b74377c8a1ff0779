import { type CSSProperties, type RefObject, useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './big-choices.module.css'

export type BigChoice<Id extends string> = {
  readonly id: Id
  /** The number in its circle; pressing that number chooses it. */
  readonly mark: number
  readonly name: string
  readonly sub?: string | undefined
}

export type BigChoicesProps<Id extends string> = {
  readonly label: string
  readonly choices: readonly BigChoice<Id>[]
  readonly chosen: Id | null
  readonly onChoose: (id: Id) => void
  readonly columns?: 1 | 2 | 6 | undefined
}

/** One choice among a few, large. Arrow keys move, Enter or a number chooses; nothing is chosen by moving. */
export function BigChoices<Id extends string>({ label, choices, chosen, onChoose, columns = 2 }: BigChoicesProps<Id>) {
  const place = useRef<HTMLDivElement>(null)
  const choose = (id: Id | undefined) => {
    if (id !== undefined && id !== chosen) onChoose(id)
  }
  useNumbers(place, (number) => choose(choices.find(({ mark }) => mark === number)?.id))
  const rows: CSSProperties = { '--rows': Math.ceil(choices.length / columns) } as CSSProperties
  return (
    <div ref={place} className={styles.place}>
      <ListBox
        aria-label={label}
        layout="grid"
        selectionMode="single"
        disallowEmptySelection
        escapeKeyBehavior="none"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => choose(choices.find(({ id }) => keys !== 'all' && keys.has(id))?.id)}
        className={styles.choices ?? ''}
        data-columns={columns}
        style={rows}
      >
        {choices.map(({ id, mark, name, sub }) => (
          <ListBoxItem key={id} id={id} textValue={`${mark} ${name}`} className={styles.choice ?? ''}>
            {({ isSelected }) => (
              <>
                <span className={styles.mark}>{mark}</span>{' '}
                <span className={styles.words}>
                  {name}
                  {sub === undefined ? null : <span className={styles.sub}>{sub}</span>}
                </span>
                {isSelected ? (
                  <span className={styles.end}>
                    <Icon name="check" />
                  </span>
                ) : null}
              </>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  )
}

/** Numbers choose while the keyboard is in the list, and only then: nowhere else does a bare key do anything. 0 is ten where there are ten. */
function useNumbers(place: RefObject<HTMLElement | null>, choose: (number: number) => void) {
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    const element = place.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      latest.current(Number(event.key))
      if (event.key === '0') latest.current(10)
    }
    element?.addEventListener('keydown', onKeyDown, true)
    return () => element?.removeEventListener('keydown', onKeyDown, true)
  }, [place])
}
