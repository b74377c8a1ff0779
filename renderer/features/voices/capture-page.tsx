import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { useOpenWorkspace } from '#renderer/app/workspace.ts'
import { todayHere } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './capture.module.css'
import { CaptureStep } from './capture-step.tsx'
import { type Capture, captureSteps, nothingCaptured, whyNotOn } from './capture-steps.ts'
import { consentFactsOf } from './consent-draft.ts'
import { PracticeStop } from './practice-stop.tsx'
import { useVoiceActions } from './queries.ts'

/** Records what someone said together with what they agreed to: one question at a time, nothing kept before the end. */
export function CapturePage() {
  const { practice } = useOpenWorkspace()
  return practice ? <PracticeStop /> : <Steps />
}

function Steps() {
  const { me } = useOpenWorkspace()
  const navigate = useNavigate()
  const { record } = useVoiceActions()
  const today = todayHere()
  const [capture, setCapture] = useState<Capture>(() => nothingCaptured(me.name))
  const [at, setAt] = useState(0)
  const [paused, setPaused] = useState(false)
  const [stopping, setStopping] = useState(false)
  const [keeping, setKeeping] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const step = captureSteps[at] ?? captureSteps[0]
  const last = at === captureSteps.length - 1
  const why = whyNotOn(step.id, capture, today)
  const change = (part: Partial<Capture>) => setCapture((now) => ({ ...now, ...part }))
  const begun = capture.words.trim() !== ''
  const leave = () => void navigate({ to: '/voices', replace: true })
  const keep = async () => {
    setKeeping(true)
    try {
      const { words, age_band, route, support, area, consent } = capture
      const voice = await record(
        { age_band, route, support, area, heard_on: today },
        words,
        consentFactsOf(consent, today),
      )
      void navigate({ to: `/voices/${voice.id}`, replace: true })
    } catch (error) {
      setRefusal(error)
      setKeeping(false)
    }
  }
  return (
    <div className={styles.capture}>
      <header className={styles.head}>
        <span className={styles.only}>
          <Icon name="lock" size="small" />
          Only the people beside this screen can see this
        </span>
        <span>
          <Button variant="quiet" icon={paused ? 'play' : 'pause'} onPress={() => setPaused(!paused)}>
            {paused ? 'Go on' : 'Pause'}
          </Button>
          <Button variant="quiet" icon="trash" onPress={() => (begun ? setStopping(true) : leave())}>
            Stop and delete
          </Button>
        </span>
      </header>
      <main className={styles.body} id="page" tabIndex={-1}>
        {paused ? (
          <div>
            <h1 className={styles.question}>Paused</h1>
            <p className={styles.help}>Take the time you need. What was written is hidden and still here.</p>
          </div>
        ) : (
          <>
            <p className={styles.step}>
              <Dots at={at} />
              {`Question ${at + 1} of ${captureSteps.length}. ${step.optional ? 'You can leave any of it out.' : ''}`}
            </p>
            <CaptureStep key={step.id} step={step} capture={capture} onChange={change} today={today} />
            {refusal === null ? null : <RefusalNotice error={refusal} />}
          </>
        )}
      </main>
      <footer className={styles.foot}>
        <span>
          {at === 0 || paused ? null : (
            <Button variant="quiet" size="large" icon="chevron-left" onPress={() => setAt(at - 1)}>
              Back
            </Button>
          )}
        </span>
        <span className={styles.nothing}>Nothing is kept until you say so at the end.</span>
        <span className={styles.on}>
          {paused ? null : last ? (
            <Button variant="primary" size="large" icon="check" pending={keeping} why={why} onPress={() => void keep()}>
              Keep it
            </Button>
          ) : (
            <Button variant="primary" size="large" endIcon="arrow-right" why={why} onPress={() => setAt(at + 1)}>
              Next
            </Button>
          )}
        </span>
      </footer>
      <ConfirmDialog
        title="Stop and delete what was written?"
        action="Stop and delete"
        cancel="Go on"
        serious
        open={stopping}
        onOpenChange={setStopping}
        onConfirm={leave}
      >
        Nothing of it was kept, and nothing will be. Stopping is always all right.
      </ConfirmDialog>
    </div>
  )
}

function Dots({ at }: { readonly at: number }) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {captureSteps.map(({ id }, index) => (
        <span key={id} data-done={index < at || undefined} data-now={index === at || undefined} />
      ))}
    </span>
  )
}
