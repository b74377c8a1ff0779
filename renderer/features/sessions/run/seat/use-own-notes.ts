import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answerKey, useAsk, useTell } from '#renderer/app/asking.ts'
import { useRefusals } from '#renderer/app/refusals.tsx'

/** How long after the last key the words are kept, in milliseconds. */
const QUIET = 500

/** One's own notes: kept a moment after each pause in writing, and when the drawer is closed. */
export function useOwnNotes(about: string) {
  const answers = useQueryClient()
  const refusals = useRefusals()
  const { data } = useAsk('note.read', { about }, { about: 'none', askAgain: true })
  const { mutateAsync } = useTell('note.keep')
  const [draft, setDraft] = useState<string | null>(null)
  const unkept = useRef<string | null>(null)
  const keep = useCallback(async () => {
    const words = unkept.current
    if (words === null) return
    unkept.current = null
    answers.setQueryData(answerKey('note.read', 'none', { about }), { words })
    try {
      await mutateAsync({ about, words })
    } catch (error) {
      refusals.show(error)
    }
  }, [about, answers, mutateAsync, refusals])
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => void keep(), QUIET)
    return () => clearTimeout(timer)
  }, [draft, keep])
  useEffect(() => {
    window.addEventListener('beforeunload', keep)
    return () => {
      window.removeEventListener('beforeunload', keep)
      void keep()
    }
  }, [keep])
  const write = (words: string) => {
    unkept.current = words
    setDraft(words)
  }
  return { words: draft ?? data?.words, write }
}
