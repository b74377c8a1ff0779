import { type ListedWords, WordList } from './word-list.tsx'

type RoomWordsProps = {
  readonly label: string
  readonly rows: readonly ListedWords[]
  /** What is added comes last, and is what the room wants to see. */
  readonly grows?: boolean | undefined
}

/** What people said or wrote, in columns, on as many pages as it takes. */
export function RoomWords({ label, rows, grows = false }: RoomWordsProps) {
  return <WordList large label={label} rows={rows} grows={grows} />
}
