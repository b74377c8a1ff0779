import { Icon } from '#renderer/ui/icon.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { NothingToSetUp } from '../parts/nothing-to-set-up.tsx'
import { RoomLine } from '../parts/room-line.tsx'
import styles from './break.module.css'

export function BreakBoard() {
  return (
    <div className={styles.calm}>
      <Icon name="sun" size="large" />
      <p>Move, drink something, look out of the window. Nothing is asked of you now.</p>
    </div>
  )
}

export const BreakRoom = () => <RoomLine strong="A break for everyone">Nothing is asked of you now</RoomLine>

export const BreakSetUp = () => <NothingToSetUp>Ten minutes in every hour and a half do everyone good.</NothingToSetUp>

export const BreakResult = () => <BoardNote>Everyone had a break.</BoardNote>
