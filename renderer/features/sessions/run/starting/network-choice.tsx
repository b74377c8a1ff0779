import { useState } from 'react'
import { Notice } from '#renderer/ui/notice.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { useNetworks } from '../queries.ts'
import styles from './starting.module.css'

export type NetworkChosen = {
  readonly networks: readonly { readonly name: string; readonly address: string }[]
  readonly address: string | null
  readonly port: number | undefined
  readonly choose: (address: string) => void
  readonly choosePort: (port: number | undefined) => void
  /** What has to happen first. */
  readonly why: string | undefined
}

/** The first network there is, until another is chosen; any free port, until one is. */
export function useNetworkChoice(): NetworkChosen {
  const { data } = useNetworks()
  const networks = data ?? []
  const [chosen, choose] = useState<string | null>(null)
  const [port, choosePort] = useState<number | undefined>(undefined)
  const address = chosen ?? networks[0]?.address ?? null
  const why = address === null && data !== undefined ? 'Connect this computer to a network first' : undefined
  return { networks, address, port, choose, choosePort, why }
}

export function NetworkChoice({ choice }: { readonly choice: NetworkChosen }) {
  return (
    <section className={styles.part} aria-label="Network">
      <SectionHeading>Network</SectionHeading>
      <Select
        label="Network"
        hint="The others must be on the same one. The session is open on this one alone."
        choices={choice.networks.map(({ address: id, name }) => ({ id, name }))}
        value={choice.address}
        onChange={choice.choose}
      />
      {choice.address?.startsWith('127.') ? (
        <Notice title="On this one nobody else can join." live="status">
          It is for trying things out. To meet others, connect this computer to their network, then come back to this
          page.
        </Notice>
      ) : null}
      <details>
        <summary>For a network with rules of its own</summary>
        <div className={styles.advanced}>
          <NumberField
            label="Port"
            hint="Leave it empty unless whoever keeps the network named one"
            value={choice.port}
            onChange={choice.choosePort}
            minValue={1024}
            maxValue={65_535}
            formatOptions={{ useGrouping: false }}
          />
        </div>
      </details>
    </section>
  )
}
