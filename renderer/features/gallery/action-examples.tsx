import { useState } from 'react'
import { Button, IconButton, LinkButton } from '#renderer/ui/button.tsx'
import { Keys } from '#renderer/ui/keys.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import { Example, Note, Row } from './example.tsx'

export function ButtonExamples() {
  const [pending, setPending] = useState(false)
  return (
    <Example id="buttons" title="Buttons">
      <Row>
        <Button variant="primary">Publish the paper</Button>
        <Button>Preview</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="serious">Withdraw</Button>
      </Row>
      <Row>
        <Button size="small" icon="plus">
          New
        </Button>
        <Button disabled>Not yet</Button>
        <Button pending={pending} icon="download" onPress={() => setPending(true)}>
          Export
        </Button>
        <LinkButton href="/gallery" endIcon="chevron-right">
          Next question
        </LinkButton>
      </Row>
      <Row>
        <Button size="large" variant="primary" endIcon="arrow-right">
          Next
        </Button>
        <Button size="large" icon="pass">
          Pass
        </Button>
      </Row>
      <Button why="Set a threshold first.">Open the ballot</Button>
      <Row>
        <IconButton icon="plus" name="Add an area" />
        <IconButton icon="undo" name="Undo the last change" keys="Mod+Z" />
        <IconButton icon="print" name="Print this page" size="small" />
        <IconButton icon="trash" name="Delete this clause" disabled />
        <Keys keys="Mod+Shift+P" />
      </Row>
    </Example>
  )
}

export function MenuExamples() {
  const toasts = useToasts()
  return (
    <Example id="menus" title="Menus and messages">
      <Row>
        <MenuButton
          name="More about this clause"
          icon="more"
          variant="default"
          groups={[
            [
              { id: 'comment', name: 'Comment', icon: 'comment', keys: 'Mod+M' },
              { id: 'link', name: 'Link to', icon: 'link', keys: 'Mod+L' },
              { id: 'cite', name: 'Cite a source', icon: 'quote' },
              { id: 'versions', name: 'Earlier versions', icon: 'history', disabled: true },
            ],
            [{ id: 'delete', name: 'Delete clause', icon: 'trash', serious: true }],
          ]}
        />
        <MenuButton
          name="Everywhere"
          groups={[
            [
              { id: 'all', name: 'Everywhere', chosen: true },
              { id: 'evidence', name: 'Evidence' },
              { id: 'proposals', name: 'Proposals' },
            ],
          ]}
        />
        <Button
          onPress={() =>
            toasts.show({
              text: 'Deleted clause 1.4',
              action: { name: 'Undo', onPress: () => toasts.show({ text: 'Undone: clause 1.4 is back' }) },
            })
          }
        >
          Delete clause 1.4
        </Button>
      </Row>
      <Note>
        A message stays for 12 seconds or until the next change. F6 reaches it. Ctrl Z works after it has gone.
      </Note>
    </Example>
  )
}

export function SegmentExamples() {
  const [shown, setShown] = useState<'picture' | 'table'>('picture')
  const [filter, setFilter] = useState<'all' | 'ending' | 'unasked'>('all')
  const [tab, setTab] = useState<'members' | 'observers' | 'guests'>('members')
  return (
    <Example id="segments" title="Ways to see it">
      <Row>
        <Segmented
          label="How to show the timetable"
          choices={[
            { id: 'picture', name: 'Picture' },
            { id: 'table', name: 'Table' },
          ]}
          value={shown}
          onChange={setShown}
        />
        <Segmented
          label="Which voices"
          look="filters"
          choices={[
            { id: 'all', name: 'All', count: 38 },
            { id: 'ending', name: 'Ending', count: 2 },
            { id: 'unasked', name: 'Not asked', count: 3 },
          ]}
          value={filter}
          onChange={setFilter}
        />
      </Row>
      <Tabs
        label="Who takes part"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'members', name: 'Members', count: 7, content: <Note>Seven organisations lead or take part.</Note> },
          { id: 'observers', name: 'Observers', content: <Note>Two observe.</Note> },
          { id: 'guests', name: 'Guests', content: <Note>Nobody yet.</Note> },
        ]}
      />
    </Example>
  )
}
