import { createContext, useCallback, useContext, useState } from 'react'

/** Which board this is, so that words not said yet are there again when the board comes back. Never leaves the window's memory. */
export const BoardKeyContext = createContext('')

const drafts = new Map<string, string>()

/** Words being written in one field of a board. They outlive the board being put away: whoever runs the session may go on while someone writes. */
export function useKeptDraft(field: string): readonly [string, (words: string) => void] {
  const key = `${useContext(BoardKeyContext)}/${field}`
  const [draft, setDraft] = useState({ key, words: drafts.get(key) ?? '' })
  const keep = useCallback(
    (words: string) => {
      if (words === '') drafts.delete(key)
      else drafts.set(key, words)
      setDraft({ key, words })
    },
    [key],
  )
  return [draft.key === key ? draft.words : (drafts.get(key) ?? ''), keep]
}
