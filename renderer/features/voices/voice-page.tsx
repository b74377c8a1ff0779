import { useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { DeleteButton, fullDay, Tombstone, todayHere } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { DescriptionList } from '#renderer/ui/description-list.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { consentInForce } from '#shared/domain/voice/may-show.ts'
import { AskAgainDialog } from './ask-again-dialog.tsx'
import { useConsents } from './queries.ts'
import { Trail } from './trail.tsx'
import { VoiceWords } from './voice-words.tsx'
import styles from './voices.module.css'
import { aboutVoice, agreedIn, consentStanding, voiceName } from './words.ts'

type VoicePageProps = { readonly voice: RecordOf<'voice'>; readonly onGone: () => void }

/** One voice: the words behind their mask, what was agreed, and what became of it. */
export function VoicePage({ voice, onGone }: VoicePageProps) {
  const consents = useConsents(voice.id)
  const [asking, setAsking] = useState(false)
  const name = voiceName(voice.facts.reference)
  if (voice.deleted_at !== null)
    return (
      <Page title={name} measure="text">
        <Tombstone record={voice} />
      </Page>
    )
  const held = voice.facts.state === 'held'
  return (
    <Page
      title={name}
      crumbs={[{ name: 'Voices', href: '/voices' }]}
      sub={aboutVoice(voice.facts)}
      tools={<DeleteButton kind="voice" id={voice.id} title={name} size="small" onDeleted={onGone} />}
      actions={held ? <Button onPress={() => setAsking(true)}>Ask again</Button> : undefined}
    >
      <div className={styles.page}>
        <VoiceWords voice={voice} />
        <Answer query={consents} loading="Opening what was agreed">
          {(all) => <Agreed voice={voice} consents={all} />}
        </Answer>
        <Trail voice={voice} />
      </div>
      {asking ? (
        <AskAgainDialog voice={voice} last={consents.data?.at(-1)?.facts} onClose={() => setAsking(false)} />
      ) : null}
    </Page>
  )
}

type AgreedProps = { readonly voice: RecordOf<'voice'>; readonly consents: readonly RecordOf<'consent'>[] }

function Agreed({ voice, consents }: AgreedProps) {
  const facts = consents.map((consent) => consent.facts)
  const standing = consentStanding(voice.facts, facts, todayHere())
  const consent = consentInForce(facts)
  const until = consent?.until_day ?? null
  const ends = standing.state === 'ending' && until !== null && until >= todayHere()
  return (
    <section aria-labelledby="agreed">
      <SectionHeading
        id="agreed"
        ruled
        end={<Badge state={standing.state}>{ends ? `Ends on ${fullDay(until)}` : standing.words}</Badge>}
      >
        What they agreed to
      </SectionHeading>
      {consent === undefined ? (
        <p className={styles.quiet}>Nobody has asked yet. Until then the words are shown to nobody.</p>
      ) : (
        <>
          <DescriptionList
            look="card"
            facts={agreedIn(consent).map(({ term, value, sub }) => ({ term, value, sub }))}
          />
          <p className={styles.explained}>{`Explained by ${consent.explained_by}, ${fullDay(consent.given_on)}.`}</p>
        </>
      )}
    </section>
  )
}
