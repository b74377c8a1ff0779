import { useCallback, useState } from 'react'
import { Board } from './board.tsx'
import type { BoardAction, SayAction } from './board-types.ts'
import { type Trial, trialNow, trialPeople } from './trial.ts'

type PlayedBoardProps = {
  readonly trial: Trial
  /** Who looks at it: `p1` runs it. */
  readonly who: string
  /** Something was done, and the method took it. */
  readonly onDid?: ((action: BoardAction) => void) | undefined
}

const hostNow = () => trialNow

/** A board as one of the trial's people sees it, played by its own method. */
export function PlayedBoard({ trial, who, onDid }: PlayedBoardProps) {
  const [, setTurn] = useState(0)
  const onAct = useCallback<SayAction>(
    async (action) => {
      trial.act(who, action)
      onDid?.(action)
      setTurn((turn) => turn + 1)
      return { queued: false }
    },
    [trial, who, onDid],
  )
  return <Board view={trial.viewFor(who)} onAct={onAct} runs={who === 'p1'} people={trialPeople} hostNow={hostNow} />
}
