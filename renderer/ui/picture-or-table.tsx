import { type ReactNode, useState } from 'react'
import { SectionHeading } from './section-heading.tsx'
import { Segmented } from './segmented.tsx'

export type PictureOrTableProps = {
  readonly id: string
  readonly title: string
  /** What the choice is of, for a screen reader: "How the timetable is shown". */
  readonly label: string
  readonly children: (view: 'picture' | 'table') => ReactNode
}

/** A section that some people would rather look at and others rather read: the same facts, two ways. */
export function PictureOrTable({ id, title, label, children }: PictureOrTableProps) {
  const [view, setView] = useState<'picture' | 'table'>('picture')
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
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
    </section>
  )
}
