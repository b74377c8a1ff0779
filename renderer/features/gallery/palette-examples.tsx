import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { CommandPalette } from '#renderer/ui/command-palette.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import { Example, Row } from './example.tsx'

const known = [
  { id: 'proposal 14', name: 'Hearing a child’s views before the day', sub: 'Proposal 14', icon: 'proposals' },
  {
    id: 'question 31',
    name: 'What happens the day before?',
    sub: 'Question 31, getting ready for a hearing',
    icon: 'inquiry',
  },
  {
    id: 'session 11',
    name: 'A phone call before the day would have been enough',
    sub: 'Session 11, card 23',
    icon: 'sessions',
  },
] as const

export function PaletteExamples() {
  const toasts = useToasts()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const found = known.flatMap((record) => {
    const start = record.name.toLocaleLowerCase('en-GB').indexOf(words.toLocaleLowerCase('en-GB'))
    return start === -1 ? [] : [{ ...record, ranges: [{ start, end: start + words.length }] }]
  })
  return (
    <Example id="palette" title="Find or do">
      <Row>
        <Button icon="search" onPress={() => setOpen(true)}>
          Find or do anything
        </Button>
      </Row>
      <CommandPalette
        open={open}
        onOpenChange={setOpen}
        words={words}
        onWords={setWords}
        groups={[
          { id: 'records', title: 'Records', hits: found },
          {
            id: 'do',
            title: 'Do',
            hits:
              words === ''
                ? [{ id: 'session', name: 'Plan a session', icon: 'plus', keys: 'Mod+Shift+S' }]
                : [{ id: 'new', name: `New proposal called “${words}”`, icon: 'plus', keys: 'Mod+Shift+P' }],
          },
        ]}
        onChoose={(id) => toasts.show({ text: `Opened ${id}` })}
      />
    </Example>
  )
}
