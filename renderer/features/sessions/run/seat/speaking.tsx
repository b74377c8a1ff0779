import { Button } from '#renderer/ui/button.tsx'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { speakingWords } from '../room-words.ts'
import styles from './seat.module.css'

/** Who speaks, who is next, and a way to say that one has finished. */
export function Speaking({ view, onFinished }: { readonly view: RoomView; readonly onFinished: () => void }) {
  const words = speakingWords(view)
  if (words === null) return null
  const mine = view.me !== null && view.queue.speaking === view.me.participant
  return (
    <p className={styles.speaking}>
      {words.now === '' ? null : <strong data-mine={mine || undefined}>{words.now}</strong>}
      {words.next === '' ? null : <span>{words.next}</span>}
      {mine ? (
        <Button size="small" icon="check" onPress={onFinished}>
          I have finished
        </Button>
      ) : null}
    </p>
  )
}
