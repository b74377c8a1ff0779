import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { monthOf, todayHere } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { useNetworks, useProposals, useStarting } from './queries.ts'
import styles from './sessions.module.css'

/** What is shared is chosen here, by name, before anyone can join. */
export function StartForm() {
  const networks = useNetworks().data ?? []
  const proposals = useProposals().data?.rows ?? []
  const starting = useStarting()
  const [title, setTitle] = useState(`Session of ${monthOf(todayHere())}`)
  const [address, setAddress] = useState<string | null>(null)
  const [shared, setShared] = useState<readonly string[]>([])
  const network = address ?? networks[0]?.address ?? null
  const why =
    proposals.length === 0
      ? 'Write a proposal first'
      : shared.length === 0
        ? 'Choose at least one proposal'
        : title.trim() === ''
          ? 'Give it a name'
          : undefined
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault()
        if (why === undefined && network !== null) starting.mutate({ title, address: network, documents: [...shared] })
      }}
    >
      <SectionHeading>Start a session</SectionHeading>
      <TextField label="Name of the session" value={title} onChange={setTitle} />
      <CheckboxGroup
        label="Proposals to write in together"
        value={shared}
        onChange={setShared}
        choices={proposals.map(({ id, title: name, facts }) => ({ id, name: `${String(facts.number)} ${name}` }))}
      />
      <Select
        label="Network"
        hint="The others must be on the same one"
        choices={networks.map(({ address: id, name }) => ({ id, name }))}
        value={network}
        onChange={setAddress}
      />
      {starting.error === null ? null : <RefusalNotice error={starting.error} />}
      <div>
        <Button variant="primary" type="submit" pending={starting.isPending} why={why}>
          Start the session
        </Button>
      </div>
    </form>
  )
}
