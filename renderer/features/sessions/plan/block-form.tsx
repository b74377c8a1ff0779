import { useRefusals } from '#renderer/app/refusals.tsx'
import {
  DeleteButton,
  ReadingNote,
  RecordField,
  RecordForm,
  useChanges,
  useFieldDraft,
  usePart,
} from '#renderer/features/records/index.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Panel, PanelSection } from '#renderer/ui/panel.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { Select } from '#renderer/ui/select.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { methodNames } from '#shared/domain/session/method-names.ts'
import { anyMethod } from '#shared/domain/session/methods/index.ts'
import { BoardSetUp } from '../boards/index.ts'
import { OpensField } from './opens-field.tsx'
import styles from './plan.module.css'
import { useProposals } from './queries.ts'
import { settingsFrom } from './words.ts'

type BlockProps = { readonly block: RecordOf<'agenda_item'>; readonly onClose: () => void }

/** The block beside its agenda. */
export function BlockPanel({ block, onClose }: BlockProps) {
  return (
    <Panel>
      <PanelSection
        title="The block"
        end={<IconButton icon="close" name="Close the block" size="small" onPress={onClose} />}
      >
        <BlockForm block={block} />
        <div>
          <DeleteButton kind="agenda_item" id={block.id} title={block.facts.title} size="small" onDeleted={onClose} />
        </div>
      </PanelSection>
    </Panel>
  )
}

/** The same where there is no room beside it. */
export function BlockDialog({ block, onClose }: BlockProps) {
  return (
    <Dialog title="The block" open onOpenChange={(open) => (open ? undefined : onClose())}>
      <BlockForm block={block} />
      <DialogActions>
        <DeleteButton kind="agenda_item" id={block.id} title={block.facts.title} onDeleted={onClose} />
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function BlockForm({ block }: { readonly block: RecordOf<'agenda_item'> }) {
  const { method } = block.facts
  const mayChange = usePart('agenda_item', block.id).change()
  if (!mayChange)
    return (
      <div className={styles.blockForm}>
        <ReadingNote kind="agenda_item" id={block.id} />
        <RecordForm
          record={block}
          fields={['title', 'method', 'minutes', 'question', 'lead', 'materials', 'proposal']}
        />
      </div>
    )
  return (
    <div className={styles.blockForm}>
      <RecordField record={block} name="title" />
      <MethodField block={block} />
      <RecordField record={block} name="minutes" />
      {method === 'break' ? null : <RecordField record={block} name="question" />}
      <RecordField record={block} name="lead" />
      <RecordField record={block} name="materials" />
      {method === 'break' ? null : (
        <>
          <ProposalField block={block} />
          <OpensField block={block} />
        </>
      )}
      <SetUp block={block} />
    </div>
  )
}

/** Another method has other settings: what the one before was set up with is put away with it. */
function MethodField({ block }: { readonly block: RecordOf<'agenda_item'> }) {
  const { update } = useChanges()
  const refusals = useRefusals()
  const { method, proposal } = block.facts
  return (
    <Select
      label="Method"
      hint={anyMethod(method).purpose}
      value={method}
      choices={methodNames.map(({ value, label }) => ({ id: value, name: label }))}
      onChange={(next) => {
        if (next !== method)
          void update('agenda_item', block.id, { method: next, settings: settingsFor(next, proposal) }).catch(
            refusals.show,
          )
      }}
    />
  )
}

/** A drafting block is set up with the text it opens. */
const settingsFor = (method: string, proposal: string | null) =>
  method === 'drafting' && proposal !== null ? JSON.stringify({ proposal }) : ''

/** The proposal a block opens. */
function ProposalField({ block }: { readonly block: RecordOf<'agenda_item'> }) {
  const rows = useProposals().data?.rows
  const { update } = useChanges()
  const refusals = useRefusals()
  const { method, proposal, settings } = block.facts
  const choose = (next: string | null) =>
    void update('agenda_item', block.id, {
      proposal: next,
      settings: method === 'drafting' ? settingsFor(method, next) : settings,
    }).catch(refusals.show)
  return (
    <ComboBox
      label="Opens"
      hint="The proposal people have in front of them"
      placeholder="Opens no proposal"
      value={proposal}
      onChange={choose}
      searching={rows === undefined}
      choices={(rows ?? []).map(({ id, title, facts }) => ({ id, name: `${String(facts.number)} ${title}` }))}
    />
  )
}

/** What the method decides beforehand. A drafting block needs no more than its proposal. */
function SetUp({ block }: { readonly block: RecordOf<'agenda_item'> }) {
  const draft = useFieldDraft(block, 'settings')
  const { method } = block.facts
  if (method === 'drafting' || method === 'break') return null
  return (
    <section className={styles.setUp} aria-label="Set-up of the method">
      <SectionHeading level={3}>Set-up</SectionHeading>
      <BoardSetUp
        method={method}
        settings={settingsFrom(String(draft.value ?? ''))}
        onChange={(settings) => draft.change(JSON.stringify(settings))}
      />
    </section>
  )
}
