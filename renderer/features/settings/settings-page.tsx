import { useState } from 'react'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { useOpenWorkspace } from '#renderer/app/workspace.ts'
import { type Person, PersonFields } from '#renderer/features/start/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { HungSection, Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { BackupsSection } from './backups-section.tsx'
import { CheckSection } from './check-section.tsx'
import { PassphraseSection } from './passphrase-section.tsx'
import { PlainCopySection } from './plain-copy-section.tsx'
import { useAbout, useClosing, useSetMe } from './queries.ts'
import styles from './settings.module.css'

/** Who sits here, how the workspace is locked and copied, and how this computer shows it. */
export function SettingsPage() {
  const workspace = useOpenWorkspace()
  const closing = useClosing()
  const refusals = useRefusals()
  const about = useAbout().data
  return (
    <Sheet>
      <Page title="Settings" measure="page">
        <HungSection title="You">
          <MeSection />
        </HungSection>
        <HungSection title="How it looks">
          <AppearanceSection />
        </HungSection>
        <HungSection title="Passphrase">
          <PassphraseSection workspace={workspace} />
        </HungSection>
        <HungSection title="Backups">
          <BackupsSection />
        </HungSection>
        <HungSection title="Check">
          <CheckSection />
        </HungSection>
        <HungSection title="For audit">
          <PlainCopySection />
        </HungSection>
        <HungSection title="This workspace">
          <div className={styles.stack}>
            <p className={styles.file}>{workspace.file}</p>
            <div>
              <Button
                onPress={() => void closing.mutateAsync(undefined).catch(refusals.show)}
                pending={closing.isPending}
              >
                Close the workspace
              </Button>
            </div>
            {about === undefined ? null : (
              <p className={styles.quiet}>{`Hearings Workshop ${about.version}. Log: ${about.logFile}`}</p>
            )}
          </div>
        </HungSection>
      </Page>
    </Sheet>
  )
}

function MeSection() {
  const { me } = useOpenWorkspace()
  const setting = useSetMe()
  const refusals = useRefusals()
  const [person, setPerson] = useState<Person>(me)
  const keep = (next: Person) => {
    if (next.name.trim() !== '')
      void setting.mutateAsync({ name: next.name.trim(), role: next.role }).catch(refusals.show)
  }
  return (
    <PersonFields
      value={person}
      onChange={(next) => {
        setPerson(next)
        if (next.role !== person.role) keep(next)
      }}
      onLeave={() => keep(person)}
    />
  )
}
