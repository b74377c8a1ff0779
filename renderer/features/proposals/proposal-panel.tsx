import type { Awareness } from 'y-protocols/awareness'
import { LinksPanel, ReadingNote, RecordForm, RecordHistory } from '#renderer/features/records/index.ts'
import { Panel, PanelSection } from '#renderer/ui/panel.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { CitedSection } from './cited-section.tsx'
import { EffectsSection } from './effects-section.tsx'
import { HereNow } from './here-now.tsx'
import { RightsSection } from './rights-section.tsx'
import type { Readings } from './use-readings.ts'

type ProposalPanelProps = {
  readonly proposal: RecordOf<'proposal'>
  readonly readings: Readings
  readonly awareness: Awareness | null
}

/** Beside the text: who is here, what it does to the law and to rights, what it rests on, what it is joined to. */
export function ProposalPanel({ proposal, readings, awareness }: ProposalPanelProps) {
  const { id } = proposal
  return (
    <Panel note={<ReadingNote kind="proposal" id={id} />}>
      {awareness === null ? null : <HereNow awareness={awareness} proposal={id} />}
      <EffectsSection proposal={id} clauses={readings.clauses} />
      <RightsSection proposal={id} />
      <CitedSection readings={readings} />
      <LinksPanel kind="proposal" id={id} except={['right', 'effect']} />
      <PanelSection title="About this proposal">
        <RecordForm record={proposal} fields={['number', 'area', 'is_example']} label="About this proposal" />
      </PanelSection>
      <RecordHistory kind="proposal" id={id} />
    </Panel>
  )
}
