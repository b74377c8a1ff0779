import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useOpenWorkspace } from '#renderer/app/workspace.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import styles from './tour.module.css'

const shelf = 'hearings.tour'
const steps = [
  { href: '/inquiry', name: 'Look round an area', say: 'What is required, what was heard, who promised what.' },
  { href: '/evidence', name: 'Bring evidence in', say: 'Drop a file on the window, then search every word of it.' },
  { href: '/proposals', name: 'Draft a proposal', say: 'Clauses in plain words, with quotes people agreed to.' },
  { href: '/sessions', name: 'Invite a colleague', say: 'Write together, from computer to computer.' },
  { href: '/consultation', name: 'Make the paper', say: 'Word, web and PDF from the same draft.' },
] as const

/** A few steps for somebody new. It stands beside the work, stops nobody, and goes for good when told to. */
export function Tour() {
  const { practice } = useOpenWorkspace()
  const [gone, setGone] = useState(() => localStorage.getItem(shelf) === 'gone')
  if (gone) return null
  return (
    <section className={styles.tour} aria-label="A short tour">
      <div className={styles.head}>
        <p>
          <strong>New here?</strong>{' '}
          {practice
            ? 'This is a practice workspace on the real plan. Nothing you try can hurt.'
            : 'Five steps through the work.'}
        </p>
        <IconButton
          icon="close"
          size="small"
          name="Close the tour"
          onPress={() => {
            localStorage.setItem(shelf, 'gone')
            setGone(true)
          }}
        />
      </div>
      <ol className={styles.steps}>
        {steps.map(({ href, name, say }) => (
          <li key={href}>
            <Link href={href}>{name}</Link>
            <small>{say}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
