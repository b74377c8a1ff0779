import type { ReactNode } from 'react'
import { Tabs as RacTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import styles from './tabs.module.css'

export type TabsProps<Id extends string> = {
  readonly label: string
  readonly tabs: readonly {
    readonly id: Id
    readonly name: string
    readonly count?: number | undefined
    readonly content: ReactNode
  }[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}

export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <RacTabs
      className={styles.whole ?? ''}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <TabList aria-label={label} className={styles.tabs ?? ''}>
        {tabs.map(({ id, name, count }) => (
          <Tab key={id} id={id} className={styles.tab ?? ''}>
            {name}
            {count === undefined ? null : <span className={styles.count}>{count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.panel ?? ''}>
          {content}
        </TabPanel>
      ))}
    </RacTabs>
  )
}
