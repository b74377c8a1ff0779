import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { Board } from '../../boards/index.ts'
import { sessionKeys } from '../keys.ts'
import { type SayIntent, useSayAction } from '../queries.ts'
import type { Seen } from '../room-clock.ts'
import { currentBlock, nextBlock } from '../room-words.ts'
import { ClockFace } from './clock-face.tsx'
import styles from './desk.module.css'
import { GroupsDialog } from './groups-dialog.tsx'

type BlockNowProps = { readonly seen: Seen; readonly say: SayIntent; readonly now: () => number }

/** What goes on now, its time, and what can be done about it. */
export function BlockNow({ seen, say, now }: BlockNowProps) {
  const { view } = seen
  const act = useSayAction(view.board?.board)
  const [splitting, setSplitting] = useState(false)
  const block = currentBlock(view)
  const next = nextBlock(view)
  const apart = view.groups.length > 0
  const stands = view.current !== null && view.current.timer.pausedAt !== null
  if (block === null)
    return (
      <section className={styles.block} aria-labelledby="now">
        <h2 id="now" className={styles.question}>
          {next === null ? 'Nothing more is planned' : 'Ready when you are'}
        </h2>
        <p className={styles.quiet}>
          {next === null
            ? 'Add a block to the agenda, or end the session. What was done is kept.'
            : 'Everyone sees what comes first. Begin once people have settled.'}
        </p>
        {next === null ? null : (
          <div className={styles.ways}>
            <Button variant="primary" size="large" icon="play" onPress={() => void say({ t: 'begin', block: next.id })}>
              {`Begin “${next.title}”`}
            </Button>
          </div>
        )}
      </section>
    )
  return (
    <section className={styles.block} aria-labelledby="now">
      <div className={styles.timeRow}>
        {view.board?.question || block.question ? <p className={styles.label}>{block.title}</p> : null}
        {view.current === null ? null : <ClockFace seen={seen} timer={view.current.timer} />}
      </div>
      <h2 id="now" className={styles.question}>
        {view.board?.question || block.question || block.title}
      </h2>
      <div className={styles.ways}>
        <Button icon={stands ? 'play' : 'pause'} onPress={() => void say({ t: stands ? 'resume' : 'pause' })}>
          {stands ? 'Go on' : 'Stop the clock'}
        </Button>
        <Button icon="plus" onPress={() => void say({ t: 'extend', minutes: 5 })}>
          5 minutes more
        </Button>
        {apart ? (
          <Button icon="people" variant="primary" onPress={() => void say({ t: 'gather' })}>
            Gather the groups
          </Button>
        ) : (
          <Button icon="people" onPress={() => setSplitting(true)}>
            Break into groups
          </Button>
        )}
        {next === null ? (
          <Button icon="check" onPress={() => void say({ t: 'end-block' })}>
            End this part
          </Button>
        ) : (
          <Button endIcon="arrow-right" onPress={() => void say({ t: 'begin', block: next.id })}>
            {`Go on to “${next.title}”`}
          </Button>
        )}
        <MenuButton
          name="More about the time"
          icon="more"
          groups={[
            [1, 10, -5].map((minutes) => ({
              id: String(minutes),
              name: minutes > 0 ? `${minutes} more minute${minutes === 1 ? '' : 's'}` : `${-minutes} minutes fewer`,
              icon: 'clock' as const,
              onAction: () => void say({ t: 'extend', minutes }),
            })),
            [{ id: 'end', name: 'End this part', icon: 'check', onAction: () => void say({ t: 'end-block' }) }],
          ]}
        />
      </div>
      {block.materials === '' ? null : <p className={styles.materials}>{block.materials}</p>}
      {view.board === null ? null : (
        <Board key={view.board.board} view={view.board} onAct={act} runs people={view.people} hostNow={now} />
      )}
      {splitting ? <GroupsDialog view={view} say={say} onClose={() => setSplitting(false)} /> : null}
      <p className={styles.keys}>
        {`Keys: ${sessionKeys.next} begins what comes next, ${sessionKeys.extend} gives five minutes, ${sessionKeys.clock} stops the clock, ${sessionKeys.room} opens the room view.`}
      </p>
    </section>
  )
}
