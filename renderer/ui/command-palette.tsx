import type { ReactNode } from 'react'
import {
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  Dialog as RacDialog,
  SearchField,
} from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './command-palette.module.css'
import dialogStyles from './dialog.module.css'
import { Highlight, type TextRange } from './highlight.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Keys } from './keys.tsx'

export type Hit = {
  readonly id: string
  readonly name: string
  readonly sub?: string | undefined
  readonly icon: IconName
  /** Where the words looked for stand in the name. */
  readonly ranges?: readonly TextRange[] | undefined
  readonly keys?: string | undefined
  /** Words that belong to someone: heather. */
  readonly voice?: boolean | undefined
}

export type HitGroup = { readonly id: string; readonly title: string; readonly hits: readonly Hit[] }

export type CommandPaletteProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly words: string
  readonly onWords: (words: string) => void
  /** The answers to the words, already found and in order. */
  readonly groups: readonly HitGroup[]
  readonly onChoose: (id: string) => void
  readonly searching?: boolean | undefined
  /** At the end of the field: where it looks. */
  readonly scope?: ReactNode | undefined
  readonly label?: string | undefined
}

/** Finds any record, any text, any action. The caller searches; this shows, moves and chooses. */
export function CommandPalette(props: CommandPaletteProps) {
  const {
    open,
    onOpenChange,
    words,
    onWords,
    groups,
    onChoose,
    searching = false,
    scope,
    label = 'Find or do anything',
  } = props
  const filled = groups.filter((group) => group.hits.length > 0)
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable
      className={classes(dialogStyles.scrim, styles.scrim)}
    >
      <Modal className={styles.palette ?? ''}>
        <RacDialog aria-label={label} className={styles.dialog ?? ''}>
          <Autocomplete inputValue={words} onInputChange={onWords}>
            <SearchField
              aria-label={label}
              autoFocus
              className={styles.field ?? ''}
              onKeyDown={(event) => {
                // Esc closes at once, also when something is typed.
                if (event.key === 'Escape') onOpenChange(false)
                else event.continuePropagation()
              }}
            >
              <Icon name="search" />
              <Input className={styles.input ?? ''} placeholder={label} />
              {scope === undefined ? null : <span className={styles.scope}>{scope}</span>}
            </SearchField>
            <ListBox
              aria-label="What was found"
              className={styles.results ?? ''}
              selectionMode="none"
              onAction={(key) => {
                onOpenChange(false)
                onChoose(String(key))
              }}
              renderEmptyState={() => <EmptyWords words={words} searching={searching} />}
            >
              {filled.map((group) => (
                <ListBoxSection key={group.id} id={`group ${group.id}`}>
                  <Header className={styles.heading ?? ''}>{group.title}</Header>
                  {group.hits.map((hit) => (
                    <HitRow key={hit.id} hit={hit} />
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
          <div className={styles.foot} aria-hidden="true">
            <span>
              <Keys keys="Up+Down" /> choose
            </span>
            <span>
              <Keys keys="Enter" /> open
            </span>
            <span>
              <Keys keys="Esc" /> close
            </span>
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}

function EmptyWords({ words, searching }: { readonly words: string; readonly searching: boolean }) {
  if (searching) return <p className={styles.nothing}>Searching</p>
  if (words.trim() === '') return <p className={styles.nothing}>Type what you are looking for or want to do.</p>
  return <p className={styles.nothing}>Nothing says “{words}”</p>
}

function HitRow({ hit }: { readonly hit: Hit }) {
  return (
    <ListBoxItem id={hit.id} textValue={hit.name} className={styles.hit ?? ''} data-voice={hit.voice || undefined}>
      {({ isFocused }) => (
        <>
          <Icon name={hit.icon} />
          <span className={styles.words}>
            <Highlight text={hit.name} ranges={hit.ranges ?? []} />
            {hit.sub === undefined ? null : <span className={styles.sub}>{hit.sub}</span>}
          </span>
          {hit.keys === undefined ? null : <Keys keys={hit.keys} />}
          {hit.keys === undefined && isFocused ? (
            <span className={styles.enter} aria-hidden="true">
              <Keys keys="Enter" /> open
            </span>
          ) : null}
        </>
      )}
    </ListBoxItem>
  )
}
