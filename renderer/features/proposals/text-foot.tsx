import { useEffect, useState } from 'react'
import { count } from '#renderer/features/records/index.ts'
import type { SharedDocument } from '#renderer/sync/session-documents.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './proposal-view.module.css'
import { isToldAtOnce, type Kept, patience } from './told-status.ts'

type TextFootProps = { readonly words: number; readonly status: SharedDocument['status'] | null }

/** Under the text: how long it is and where it is kept. Who has it stands in the status line. */
export function TextFoot({ words, status }: TextFootProps) {
  return (
    <footer className={styles.foot}>
      <span>{count(words, 'word', 'words')}</span>
      {status === null ? null : <KeptNote status={status} />}
    </footer>
  )
}

/** What the workspace file holds of the text, as a person would say it. */
const keptWords: Readonly<Record<Kept, string>> = {
  opening: 'Opening',
  saved: 'Saved on this computer',
  saving: 'Saving on this computer',
  waiting: 'Not saved yet, and being tried again. Your words are in this window',
  refused: 'Not saved. Copy what you wrote last, close the proposal and open it again',
}

function KeptNote({ status }: { readonly status: SharedDocument['status'] }) {
  const kept = useKept(status)
  const isProblem = kept === 'waiting' || kept === 'refused'
  return (
    <>
      {isProblem ? null : (
        <span className={styles.note}>
          <Icon name={kept === 'saved' ? 'computer' : 'clock'} size="small" />
          {keptWords[kept]}
        </span>
      )}
      {/* Always there, so that what comes into it is read out. */}
      <span role="status" className={styles.problem}>
        {isProblem ? (
          <>
            <Icon name="warning" size="small" />
            {keptWords[kept]}
          </>
        ) : null}
      </span>
    </>
  )
}

/** Follows where a document is kept without a word at every keystroke. */
function useKept(status: SharedDocument['status']): Kept {
  const [kept, setKept] = useState(() => status.get().store.state)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      clearTimeout(timer)
      timer = undefined
      setKept(status.get().store.state)
    }
    const follow = () => {
      if (isToldAtOnce(status.get().store.state)) tell()
      else timer ??= setTimeout(tell, patience)
    }
    const subscription = status.subscribe(follow)
    follow()
    return () => {
      clearTimeout(timer)
      subscription[Symbol.dispose]()
    }
  }, [status])
  return kept
}
