import { useState } from 'react'
import { Button, LinkButton } from '#renderer/ui/button.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import type { BoardProps, ResultProps, RoomProps, SetUpProps } from '../board-types.ts'
import { BoardNote } from '../parts/board-note.tsx'
import { RoomLine } from '../parts/room-line.tsx'
import { RunRow } from '../parts/run-row.tsx'
import { Stack } from '../parts/stack.tsx'
import { useProposal, useProposals } from '../queries.ts'
import styles from './drafting.module.css'

export function DraftingBoard({ view: { document }, acting, runs }: BoardProps<'drafting'>) {
  return (
    <Stack>
      {document === null ? <BoardNote icon="clock">No text is open yet.</BoardNote> : <OpenText document={document} />}
      {runs ? (
        <RunRow>
          <OpenAnother document={document} onOpen={(proposal) => acting.act({ do: 'open', proposal })} />
        </RunRow>
      ) : null}
    </Stack>
  )
}

function OpenText({ document }: { readonly document: string }) {
  const { data, error } = useProposal(document)
  if (error)
    return (
      <BoardNote icon="info">
        The text is not on this computer. Look at the screen in the room, and say what should be written.
      </BoardNote>
    )
  return (
    <div className={styles.text}>
      <p className={styles.title}>{data?.facts.title ?? 'Opening'}</p>
      <LinkButton href={`/proposals/${document}`} size="large" variant="primary" endIcon="arrow-right">
        Write in it together
      </LinkButton>
      <BoardNote icon="info">“Back to the session” brings you here again, and nothing you write is lost.</BoardNote>
    </div>
  )
}

type OpenAnotherProps = {
  readonly document: string | null
  readonly onOpen: (proposal: string) => Promise<boolean>
}

function OpenAnother({ document, onOpen }: OpenAnotherProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <>
      <ProposalChoice label="Text to open for everyone" value={chosen} onChange={setChosen} />
      <Button
        size="large"
        disabled={chosen === null || chosen === document}
        onPress={async () => {
          if (chosen !== null && (await onOpen(chosen))) setChosen(null)
        }}
      >
        Open it for everyone
      </Button>
    </>
  )
}

type ProposalChoiceProps = {
  readonly label: string
  readonly value: string | null
  readonly onChange: (proposal: string | null) => void
}

function ProposalChoice({ label, value, onChange }: ProposalChoiceProps) {
  const rows = useProposals().data?.rows ?? []
  return (
    <ComboBox
      label={label}
      choices={rows.map(({ id, title }) => ({ id, name: title }))}
      value={value}
      onChange={onChange}
    />
  )
}

export function DraftingRoom({ view: { document } }: RoomProps<'drafting'>) {
  const { data } = useProposal(document)
  if (document === null) return <RoomLine strong="No text is open yet" />
  return <RoomLine strong={data?.facts.title ?? 'We write together'}>It is open on your own screen</RoomLine>
}

export function DraftingSetUp({ settings, onChange }: SetUpProps<'drafting'>) {
  return (
    <ProposalChoice
      label="Proposal that it opens"
      value={settings.proposal}
      onChange={(proposal) => onChange({ proposal })}
    />
  )
}

export function DraftingResult({ result: { document } }: ResultProps<'drafting'>) {
  const { data } = useProposal(document)
  if (document === null) return <BoardNote>No text was opened.</BoardNote>
  return (
    <LinkButton href={`/proposals/${document}`} icon="proposals">
      {data?.facts.title ?? 'Open the text'}
    </LinkButton>
  )
}
