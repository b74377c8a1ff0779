import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { sessionKeys, useSessionKeys } from '../keys.ts'
import { type Session, useLeaving } from '../queries.ts'
import styles from '../run.module.css'
import { Connection } from './connection.tsx'

/** Milliseconds in which a session that can be reached is reached: until then nothing is said of it. */
const PATIENCE = 2500

/** The computer stopped inside a session and was started again: it is looked for, and the ways out are in reach meanwhile. */
export function ComingBack({ session }: { readonly session: Session }) {
  const navigate = useNavigate()
  const { leave, isLeaving } = useLeaving()
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  const toWorkshop = () => void navigate({ to: '/overview' })
  useSessionKeys({ [sessionKeys.leave]: () => void leave(), [sessionKeys.workshop]: toWorkshop })
  return (
    <main className={styles.whole} id="page" tabIndex={-1}>
      <h1 className={styles.headline}>{`Coming back into “${session.title}”`}</h1>
      {isLong ? (
        <Connection session={session}>
          It is looked for all the while, and you are taken back in as soon as it is found, without a code. What you
          wrote and answered is kept on this computer.
        </Connection>
      ) : (
        <LoadingShape label="Coming back into the session" lines={2} />
      )}
      <div className={styles.buttons}>
        <Button size="large" icon="leave" pending={isLeaving} onPress={() => void leave()}>
          Leave quietly
        </Button>
        <Button size="large" variant="quiet" icon="overview" onPress={toWorkshop}>
          The whole workshop
        </Button>
      </div>
    </main>
  )
}
