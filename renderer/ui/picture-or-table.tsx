import { type ReactNode, useState } from 'react'
import { SectionHeading } from './section-heading.tsx'
import { Segmented } from './segmented.tsx'

export type PictureOrTableProps = {
  readonly id: string
  readonly title: string
  /** What the choice is of, for a screen reader: "How the timetable is shown". */
  readonly label: string
  readonly level?: 2 | 3 | 4 | undefined
  /** One of several alike on its page: not a place of its own to go to. */
  readonly small?: boolean | undefined
  readonly children: (view: 'picture' | 'table') => ReactNode
}

/** A section that some people would rather look at and others rather read: the same facts, two ways. */
export function PictureOrTable({ id, title, label, level, small = false, children }: PictureOrTableProps) {
  const [view, setView] = useState<'picture' | 'table'>('picture')
  const Place = small ? 'div' : 'section'
  return (
    <Place {...(small ? {} : { 'aria-labelledby': id })}>
      <SectionHeading
        id={id}
        level={level}
        end={
          <Segmented
            label={label}
            choices={[
              { id: 'picture', name: 'Picture' },
              { id: 'table', name: 'Table' },
            ]}
            value={view}
            onChange={setView}
          />
        }
      >
        {title}
      </SectionHeading>
      {children(view)}
    </Place>
  )
}
