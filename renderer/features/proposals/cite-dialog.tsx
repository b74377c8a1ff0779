import { useMemo, useState } from 'react'
import { useSearch } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { NothingFound } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import styles from './dialogs.module.css'

type CiteDialogProps = {
  readonly onCite: (evidenceId: string, locator: string) => void
  readonly onClose: () => void
}

const evidenceOnly = ['evidence'] as const

/** Finds evidence by any of its words and says where in it. */
export function CiteDialog({ onCite, onClose }: CiteDialogProps) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [locator, setLocator] = useState('')
  const { data } = useSearch(words, evidenceOnly)
  const groups = useMemo(() => {
    const hits = words.trim() === '' ? [] : (data?.hits ?? [])
    const once = new Map(hits.map((hit) => [hit.id, hit]))
    return [
      {
        id: 'evidence',
        rows: [...once.values()].map(({ id, title, field, snippet }) => ({
          id,
          title,
          sub:
            field === 'title'
              ? undefined
              : snippet
                  .map((piece) => piece.text)
                  .join('')
                  .replaceAll(/\s+/g, ' '),
          start: <Icon name="evidence" size="small" />,
        })),
      },
    ]
  }, [data, words])
  return (
    <Dialog title="Cite evidence" open onOpenChange={(open) => (open ? undefined : onClose())} size="large">
      <div className={styles.choose}>
        <ListPane
          title="Which evidence?"
          headingLevel={3}
          above={<SearchField label="Search the evidence" value={words} onChange={setWords} autoFocus />}
          groups={groups}
          selected={chosen}
          onSelect={setChosen}
          empty={
            words.trim() === '' ? (
              <p className={styles.quiet}>Type a few of its words: its title, its author, or what it says.</p>
            ) : (
              <NothingFound words={words}>Try fewer words, or the beginning of one.</NothingFound>
            )
          }
        />
      </div>
      <TextField
        label="Where in it"
        hint="Page, paragraph or heading"
        optional
        value={locator}
        onChange={setLocator}
        maxLength={300}
      />
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          why={chosen === null ? 'Choose the evidence first.' : undefined}
          onPress={() => {
            if (chosen === null) return
            onClose()
            onCite(chosen, locator.trim())
          }}
        >
          Cite it
        </Button>
      </DialogActions>
    </Dialog>
  )
}
