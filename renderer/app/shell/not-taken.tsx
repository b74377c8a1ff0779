import { useEffect, useState } from 'react'
import { Link } from 'react-aria-components'
import type { z } from 'zod'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { kinds } from '#shared/domain/records/kinds.ts'
import type { sessionEvents } from '#shared/rpc/contract/session.ts'
import { useClient } from '../client.ts'
import { placeOf } from '../places.ts'
import styles from './not-taken.module.css'

type Told = z.output<(typeof sessionEvents)['session.notTaken']>

/** As many as are named; the others are counted. */
const NAMED = 5

const words = {
  'session/not-allowed': {
    title: 'The session did not take what you changed here.',
    why: 'Your part in it does not include this, or it was settled meanwhile. Everyone holds it as it was. Your own copy is kept in its history; what you began yourself stays yours, in this workspace.',
  },
  'session/clock-ahead': {
    title: 'The session could not take what you changed here yet.',
    why: 'The clock of this computer is well ahead of the others. What you wrote stands here, and in its history; set the clock, and it is offered again.',
  },
} as const satisfies Record<Told['code'], { title: string; why: string }>

/** What the host did not take: never lost, and never said with alarm. Always there, so that what comes into it is read out. */
export function NotTaken() {
  const client = useClient()
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    const heard = client.on('session.notTaken', (news) => setTold((before) => together(before, news)))
    return () => heard[Symbol.dispose]()
  }, [client])
  return (
    <div role="status" className={told === null ? undefined : styles.place}>
      {told === null ? null : (
        <Notice
          title={words[told.code].title}
          actions={
            <Button size="small" onPress={() => setTold(null)}>
              Close this
            </Button>
          }
        >
          <Names records={told.records} />
          <p>{words[told.code].why}</p>
        </Notice>
      )}
    </div>
  )
}

/** Until it was read, what comes is put to it; another reason takes the place of the one before. */
function together(before: Told | null, news: Told): Told {
  if (before?.code !== news.code) return news
  const others = before.records.filter(({ id }) => !news.records.some((one) => one.id === id))
  return { ...news, records: [...others, ...news.records] }
}

function Names({ records }: Pick<Told, 'records'>) {
  if (records.length === 0) return null
  const more = records.length - NAMED
  return (
    <ul>
      {records.slice(0, NAMED).map(({ kind, id, title }) => (
        <li key={id}>
          <Link href={placeOf(kind, id)}>{title.trim() || kinds[kind].one}</Link>
        </li>
      ))}
      {more > 0 ? <li>and {more} more</li> : null}
    </ul>
  )
}
