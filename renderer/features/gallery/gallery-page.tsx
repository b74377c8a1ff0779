import { useState } from 'react'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { LinkedRow, Panel, PanelSection } from '#renderer/ui/panel.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { ButtonExamples, MenuExamples, SegmentExamples } from './action-examples.tsx'
import { AppearanceSettings, type AppearanceSettingsProps, useTrialAppearance } from './appearance-settings.tsx'
import { BoardExamples } from './board-examples.tsx'
import { ChoiceExamples, FieldExamples } from './field-examples.tsx'
import styles from './gallery.module.css'
import { DialogExamples, ListExamples } from './overlay-examples.tsx'
import { PaletteExamples } from './palette-examples.tsx'
import { BadgeExamples, EmptyExamples, NoticeExamples, WaitingExamples } from './state-examples.tsx'
import { IconExamples, TableExamples, WordExamples } from './word-examples.tsx'

const groups = [
  {
    id: 'act',
    title: 'To act',
    rows: [
      { id: 'buttons', title: 'Buttons' },
      { id: 'menus', title: 'Menus and messages' },
      { id: 'segments', title: 'Ways to see it' },
      { id: 'dialogs', title: 'Dialogs and drawer' },
      { id: 'palette', title: 'Find or do' },
    ],
  },
  {
    id: 'say',
    title: 'To say',
    rows: [
      { id: 'fields', title: 'Fields' },
      { id: 'choices', title: 'Choices' },
    ],
  },
  {
    id: 'read',
    title: 'To read',
    rows: [
      { id: 'words', title: 'Words' },
      { id: 'tables', title: 'Tables and facts' },
      { id: 'lists', title: 'List' },
      { id: 'icons', title: 'Icons and colours' },
    ],
  },
  {
    id: 'state',
    title: 'How it stands',
    rows: [
      { id: 'badges', title: 'Badges' },
      { id: 'notices', title: 'Notices' },
      { id: 'waiting', title: 'Waiting' },
      { id: 'empty', title: 'Empty, and nothing found' },
    ],
  },
  { id: 'session', title: 'In a session', rows: [{ id: 'boards', title: 'Boards' }] },
] as const

/** Every part of the interface with every state, for whoever builds a screen or checks one. */
export function GalleryPage() {
  const [selected, setSelected] = useState<string | null>(null)
  const [showing, setShowing] = useState<'list' | 'page'>('page')
  const trial = useTrialAppearance()
  return (
    <Sheet
      list={
        <ListPane
          title="Parts"
          groups={groups}
          selected={selected}
          onSelect={(id) => {
            setSelected(id)
            setShowing('page')
            requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'start' }))
          }}
        />
      }
      panelName="How it looks"
      panel={<GalleryPanel {...trial} />}
      onBack={() => setShowing('list')}
      backName="All parts"
      showing={showing}
    >
      <Page
        title="Every part, in every state"
        crumbs={[{ name: 'Settings', href: '/settings' }, { name: 'Gallery' }]}
        sub="Screens are built from these and nothing else."
        measure="full"
      >
        <div className={styles.columns}>
          <ButtonExamples />
          <MenuExamples />
          <SegmentExamples />
          <DialogExamples />
          <PaletteExamples />
          <FieldExamples />
          <ChoiceExamples />
          <BadgeExamples />
          <WaitingExamples />
          <NoticeExamples />
          <EmptyExamples />
          <TableExamples />
          <WordExamples />
          <ListExamples />
          <IconExamples />
        </div>
        <BoardExamples />
      </Page>
    </Sheet>
  )
}

function GalleryPanel(props: AppearanceSettingsProps) {
  return (
    <Panel>
      <PanelSection title="How it looks">
        <AppearanceSettings {...props} />
      </PanelSection>
      <PanelSection title="Linked" end="3">
        <LinkedRow
          icon="proposals"
          name="Hearing a child’s views before the day"
          sub="Proposal 14 answers questions 27 to 29"
          href="/proposals"
        />
        <LinkedRow icon="law" name="Views of the child" sub="2011 Act, section 27" href="/proposals" />
        <LinkedRow icon="voices" name="10 voices" sub="7 may be quoted without a name" voice />
      </PanelSection>
    </Panel>
  )
}
