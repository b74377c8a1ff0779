import { Fragment, useMemo, useState } from 'react'
import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { placeOf } from '#renderer/app/places.ts'
import { usePart, useRecords, useRows } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { PanelSection } from '#renderer/ui/panel.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { EffectDialog } from './effect-dialog.tsx'
import { byAct, clausesMissing, type EffectOnLaw, effectInWords } from './effects.ts'
import styles from './panel.module.css'

/** What the proposal does to the law: each provision, how, and from which clause. */
export function EffectsSection({
  proposal,
  clauses,
}: {
  readonly proposal: string
  readonly clauses: readonly string[]
}) {
  const effects = useRecords('effect', { where: { proposal } })
  const provisions = useRows('provision', { limit: 2000 })
  const [editing, setEditing] = useState<RecordOf<'effect'> | 'new' | null>(null)
  const rows = provisions.data?.rows
  const mayAdd = usePart('proposal', proposal).begin('effect')
  const acts = useMemo(() => byAct(effects.data ?? [], rows ?? []), [effects.data, rows])
  return (
    <PanelSection
      title="What it changes in law"
      end={
        mayAdd ? (
          <Button variant="quiet" size="small" icon="plus" onPress={() => setEditing('new')}>
            Add
          </Button>
        ) : undefined
      }
    >
      <Answer query={effects} loading="Opening what it changes">
        {() =>
          acts.length === 0 ? (
            <p className={styles.quiet}>
              {mayAdd
                ? 'Nothing yet. Say which provisions it would change, and how; guidance alone counts too.'
                : 'Nothing is said about the law yet.'}
            </p>
          ) : (
            acts.map(({ act, effects: found }) => (
              <Fragment key={act}>
                <h3 className={styles.act}>{act}</h3>
                <ul className={styles.effects}>
                  {found.map((one) => (
                    <EffectRow
                      key={one.effect.id}
                      effect={one}
                      clauses={clauses}
                      onEdit={() => setEditing(one.effect)}
                    />
                  ))}
                </ul>
              </Fragment>
            ))
          )
        }
      </Answer>
      {editing === null ? null : (
        <EffectDialog
          proposal={proposal}
          effect={editing === 'new' ? null : editing}
          provisions={rows ?? []}
          onClose={() => setEditing(null)}
        />
      )}
    </PanelSection>
  )
}

type EffectRowProps = {
  readonly effect: EffectOnLaw
  readonly clauses: readonly string[]
  readonly onEdit: () => void
}

function EffectRow({ effect: one, clauses, onEdit }: EffectRowProps) {
  const { effect, section, heading, isChecked } = one
  const mayChange = usePart('effect', effect.id).change()
  // An empty list is a text that is still being opened.
  const missing = clauses.length === 0 ? [] : clausesMissing(effect.facts.passage, clauses)
  return (
    <li className={styles.effect}>
      <span className={styles.number}>{section}</span>
      <span>
        <Link href={placeOf('provision', effect.facts.provision)} className={styles.heading ?? ''}>
          {heading}
        </Link>
        <small>{effectInWords(effect.facts)}</small>
        {effect.facts.note === '' ? null : <small>{effect.facts.note}</small>}
        {missing.length === 0 ? null : <Badge state="conflict">No clause {missing.join(', ')} now</Badge>}
        {isChecked ? null : <Badge state="stale">Text not checked</Badge>}
      </span>
      {mayChange ? (
        <IconButton icon="proposals" size="small" name={`Change what it does to ${heading}`} onPress={onEdit} />
      ) : null}
    </li>
  )
}
