import { useSyncExternalStore } from 'react'
import { count } from '#renderer/features/records/index.ts'
import type { SharedDocument } from '#renderer/sync/session-documents.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './proposal-view.module.css'

/** Under the text: how long it is, where it is kept, and who has it. */
export function TextFoot({
  words,
  status,
}: {
  readonly words: number
  readonly status: SharedDocument['status'] | null
}) {
  return (
    <footer className={styles.foot}>
      <span>{count(words, 'word', 'words')}</span>
      {status === null ? null : <Kept status={status} />}
    </footer>
  )
}

/** What the workspace file holds of the text, as a person would say it. */
const keptWords = {
  opening: 'Opening',
  saved: 'Saved on this computer',
  saving: 'Saving on this computer',
  waiting: 'Not saved yet: trying again. Your words are in this window',
  refused: 'Not saved: close the proposal and open it again',
} as const

function Kept({ status }: { readonly status: SharedDocument['status'] }) {
  const { store, peers } = useFollowed(status)
  return (
    <>
      <span className={styles.note} role="status">
        <Icon
          name={store.state === 'saved' ? 'computer' : store.state === 'refused' ? 'warning' : 'clock'}
          size="small"
        />
        {keptWords[store.state]}
      </span>
      {peers === null ? null : (
        <span className={styles.note}>
          <Icon name="people" size="small" />
          {sharedWords(peers.connected, peers.inStep)}
        </span>
      )}
    </>
  )
}

function sharedWords(connected: number, inStep: number): string {
  if (connected === 0) return 'In a session; nobody else has it open'
  const others = `Shared with ${count(connected, 'other', 'others')}`
  return inStep === connected ? others : `${others}, ${inStep} of them up to date`
}

function useFollowed(status: SharedDocument['status']) {
  return useSyncExternalStore(
    (listener) => {
      const subscription = status.subscribe(listener)
      return () => subscription[Symbol.dispose]()
    },
    () => status.get(),
  )
}
