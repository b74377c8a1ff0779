import { methodNames } from '#shared/domain/session/method-names.ts'
import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'
import styles from './parts.module.css'

/** Where the board itself says what is safe, the line above only asks. */
const asks: Partial<Record<AnyBoardView['method'], string>> = {
  'dot-vote': 'What matters most to you?',
  'fist-to-five': 'How far are you with it, from no finger to five?',
  gradients: 'How much do you agree?',
  'consent-check': 'Do you consent?',
}

export const askOf = ({ method, howTo }: AnyBoardView): string => asks[method] ?? howTo

/** What is asked, large and in serif, and above it what to do. */
export function BoardHead({ board, level }: { readonly board: AnyBoardView; readonly level: 1 | 2 | 3 }) {
  const Heading = `h${level}` as const
  const method = methodNames.find(({ value }) => value === board.method)?.label
  return (
    <header className={styles.head}>
      <p className={styles.ask}>
        {board.group === null ? null : <strong>{board.group.name}: </strong>}
        {askOf(board)}
      </p>
      <Heading className={styles.question} tabIndex={-1} data-page-heading>
        {board.question || method}
      </Heading>
    </header>
  )
}
