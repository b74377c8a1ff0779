import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './citation.module.css'
import { useReferences } from './references.ts'

/** A citation in a line of text: the title of the evidence, and where in it. A double press opens it. */
export function CitationView({ node }: NodeViewProps) {
  const { evidence, onOpenEvidence } = useReferences()
  const evidenceId = String(node.attrs.evidenceId)
  const known = evidence.get(evidenceId)
  const title =
    known === undefined ? 'Looking for the evidence' : (known?.title ?? 'Evidence that is not on this computer')
  const locator = typeof node.attrs.locator === 'string' ? node.attrs.locator : ''
  return (
    <NodeViewWrapper
      as="span"
      className={styles.citation ?? ''}
      title={locator === '' ? title : `${title}, ${locator}`}
      onDoubleClick={() => {
        if (known) onOpenEvidence?.(evidenceId)
      }}
    >
      <Icon name="evidence" size="tiny" />
      <span className={styles.title}>{title}</span>
      {locator === '' ? null : <span className={styles.locator}>{locator}</span>}
    </NodeViewWrapper>
  )
}
