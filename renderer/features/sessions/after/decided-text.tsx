import { useState } from 'react'
import { KeptTextDialog, useVersionText } from '#renderer/features/proposals/index.ts'
import { plainDay } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useIsVersionHere } from './queries.ts'

type DecidedTextProps = { readonly decision: RecordOf<'decision'>; readonly proposal: string }

/** The way to the exact text a decision was about. It is kept where the decision was recorded, under its name. */
export function DecidedText({ decision, proposal }: DecidedTextProps) {
  const isHere = useIsVersionHere(proposal, decision.facts.version)
  const [reading, setReading] = useState(false)
  if (isHere === undefined) return null
  if (!isHere) return <>Kept at the computer where the decision was recorded.</>
  return (
    <>
      <Button size="small" icon="eye" onPress={() => setReading(true)}>
        Read the text it was about
      </Button>
      {reading ? <AsDecided decision={decision} proposal={proposal} onClose={() => setReading(false)} /> : null}
    </>
  )
}

type AsDecidedProps = DecidedTextProps & { readonly onClose: () => void }

function AsDecided({ decision: { facts }, proposal, onClose }: AsDecidedProps) {
  const kept = useVersionText(proposal, facts.version)
  const fits = kept.sha256 === null || kept.sha256 === facts.version_sha256
  return (
    <KeptTextDialog
      title="The text it was about"
      label={`Text of “${facts.title}” as it was`}
      kept={kept}
      note={
        fits ? (
          <Notice icon="history" title={`As it stood for the decision of ${plainDay(facts.decided_on)}.`}>
            It cannot be changed, and has the fingerprint that was kept with the decision. Quotes in it show what
            consent allows today.
          </Notice>
        ) : (
          <Notice icon="info" title="This is not exactly the text that was decided on.">
            Its fingerprint is another than the one kept with the decision: what was kept of the text, or the decision,
            was changed afterwards.
          </Notice>
        )
      }
      onClose={onClose}
    />
  )
}
