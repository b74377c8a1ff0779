import { useState } from 'react'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { AddWords } from './add-words.tsx'
import styles from './parts.module.css'
import { WordList } from './word-list.tsx'

export type Reason = { readonly id: string; readonly words: string; readonly by: string | null; readonly mine: boolean }

/** Why people chose what they chose, for those who wish to say: under their name or without it. */
export function Reasons({
  reasons,
  onReason,
}: {
  readonly reasons: readonly Reason[]
  readonly onReason: (words: string, named: boolean) => Promise<boolean>
}) {
  const [isNamed, setNamed] = useState(false)
  return (
    <div className={styles.reasons}>
      <WordList
        label="Reasons given"
        rows={reasons.map(({ by, ...reason }) => ({ ...reason, sub: by ?? 'No name' }))}
      />
      <AddWords
        label="If you like, say why"
        button="Say it to everyone"
        variant="default"
        onAdd={(words) => onReason(words, isNamed)}
      />
      <Checkbox checked={isNamed} onChange={setNamed}>
        Put my name to it
      </Checkbox>
    </div>
  )
}
