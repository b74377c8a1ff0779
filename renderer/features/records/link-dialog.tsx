import { useState } from 'react'
import { iconOf } from '#renderer/app/places.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { NothingFound } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { type KindName, kindNames, kinds } from '#shared/domain/records/kinds.ts'
import { relations } from '#shared/domain/records/options.ts'
import styles from './link-dialog.module.css'
import { useChanges, useRows, useSearch } from './queries.ts'

/** Kinds a person would link to: those they can open on their own. */
const linkable = kindNames.filter(
  (kind) =>
    !['link', 'consent', 'quote', 'membership', 'export_record', 'topic', 'question', 'programme'].includes(kind),
)

type LinkDialogProps = { readonly kind: KindName; readonly id: string; readonly onClose: () => void }

/** Finds another record and says how the two belong together. */
export function LinkDialog({ kind, id, onClose }: LinkDialogProps) {
  const { link } = useChanges()
  const [words, setWords] = useState('')
  const [relation, setRelation] = useState<string>(relations[3].value)
  const [wanted, setWanted] = useState<KindName | 'any'>('any')
  const [chosen, setChosen] = useState<{ kind: KindName; id: string; title: string } | null>(null)
  const found = useFound(words, wanted, id)
  const choose = (key: string) => setChosen(found.find((one) => one.id === key) ?? null)
  return (
    <Dialog title="Link to" open onOpenChange={(open) => (open ? undefined : onClose())} size="normal">
      <div className={styles.body}>
        <SearchField label="Search everything that can be linked" value={words} onChange={setWords} autoFocus />
        <div className={styles.pair}>
          <Select
            label="Look in"
            choices={[
              { id: 'any', name: 'Everything' },
              ...linkable.map((one) => ({ id: one, name: kinds[one].many })),
            ]}
            value={wanted}
            onChange={(next) => setWanted(next as KindName | 'any')}
          />
          <Select
            label="This one"
            choices={relations.map(({ value, label }) => ({ id: value, name: label }))}
            value={relation}
            onChange={setRelation}
          />
        </div>
        <div className={styles.found}>
          <ListPane
            title="What was found"
            selected={chosen?.id ?? null}
            onSelect={choose}
            groups={[
              {
                id: 'found',
                rows: found.map((one) => ({
                  id: one.id,
                  title: one.title,
                  sub: kinds[one.kind].one,
                  start: <Icon name={iconOf[one.kind]} size="small" />,
                })),
              },
            ]}
            empty={
              words.trim() === '' ? (
                <p>Type a few words, or choose where to look.</p>
              ) : (
                <NothingFound words={words}>Try fewer words, or the beginning of one.</NothingFound>
              )
            }
          />
        </div>
      </div>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          disabled={chosen === null}
          onPress={() => {
            if (chosen === null) return
            void link({ from: { kind, id }, relation, to: chosen })
            onClose()
          }}
        >
          {chosen === null ? 'Link it' : 'Link the two'}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

type Found = { readonly kind: KindName; readonly id: string; readonly title: string }

/** With words, what says them; without, the records of the chosen kind. Never the record itself, each once. */
function useFound(words: string, wanted: KindName | 'any', self: string): readonly Found[] {
  const search = useSearch(words, wanted === 'any' ? linkable : [wanted])
  const rows = useRows(wanted === 'any' ? 'proposal' : wanted, {
    limit: 200,
    enabled: words.trim() === '' && wanted !== 'any',
  })
  const all: readonly Found[] =
    words.trim() !== ''
      ? (search.data?.hits ?? [])
      : wanted === 'any'
        ? []
        : (rows.data?.rows ?? []).map(({ id, title }) => ({ kind: wanted, id, title }))
  const seen = new Set([self])
  return all.filter((one) => !seen.has(one.id) && seen.add(one.id))
}
