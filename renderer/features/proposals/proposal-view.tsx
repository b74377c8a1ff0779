import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDelete, usePart } from '#renderer/features/records/index.ts'
import { isAtMost, useFrameWidth } from '#renderer/ui/frame-width.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { Mode } from './mode.ts'
import { ProposalBar } from './proposal-bar.tsx'
import { ProposalList } from './proposal-list.tsx'
import { ProposalPanel } from './proposal-panel.tsx'
import { ProposalText } from './proposal-text.tsx'
import styles from './proposal-view.module.css'
import { useTextOfProposal, type Version } from './queries.ts'
import { useListOpen } from './use-list-open.ts'
import { useMayEdit } from './use-may-edit.ts'
import { useReadings } from './use-readings.ts'
import { VersionText } from './version-text.tsx'
import { VersionsDialog } from './versions-dialog.tsx'

/** One proposal: its text in the middle, what it rests on and changes beside it. */
export function ProposalView({ proposal }: { readonly proposal: RecordOf<'proposal'> }) {
  const { id, facts } = proposal
  const navigate = useNavigate()
  const list = useListOpen()
  // Where only one of the two fits, the list is behind the way back.
  const isSingle = isAtMost(useFrameWidth(), 'single')
  const text = useTextOfProposal(id)
  const doc = text.state === 'open' ? text.shared.doc : text.state === 'from-the-future' ? text.copy : null
  const readings = useReadings(doc)
  const mayEdit = useMayEdit(text)
  const mayDelete = usePart('proposal', id).remove
  const [mode, setMode] = useState<Mode>('write')
  const [isChoosingVersion, setChoosingVersion] = useState(false)
  const [version, setVersion] = useState<Version | null>(null)
  const removal = useDelete({
    kind: 'proposal',
    id,
    title: facts.title,
    onDeleted: () => void navigate({ to: '/proposals' }),
  })
  return (
    <Sheet
      list={list.isOpen || isSingle ? <ProposalList selected={id} /> : undefined}
      onBack={() => void navigate({ to: '/proposals' })}
      backName="Proposals"
      panel={
        <ProposalPanel
          proposal={proposal}
          readings={readings}
          awareness={text.state === 'open' ? text.shared.awareness : null}
        />
      }
      panelName="About this proposal"
    >
      <div className={styles.page}>
        <ProposalBar
          number={facts.number}
          mode={text.state === 'from-the-future' || version !== null || !mayEdit ? null : mode}
          onMode={setMode}
          isListOpen={list.isOpen}
          onList={list.toggle}
          onVersions={() => setChoosingVersion(true)}
          onDelete={mayDelete ? removal.start : null}
        />
        {version === null ? (
          <ProposalText proposal={proposal} text={text} readings={readings} editable={mode === 'write'} />
        ) : (
          <VersionText proposal={proposal} version={version} onClose={() => setVersion(null)} />
        )}
      </div>
      {isChoosingVersion ? (
        <VersionsDialog id={id} onLook={setVersion} onClose={() => setChoosingVersion(false)} />
      ) : null}
      {removal.dialog}
    </Sheet>
  )
}
