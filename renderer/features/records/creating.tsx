import { useNavigate } from '@tanstack/react-router'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { listOf, placeOf } from '#renderer/app/places.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { CreateDialog } from './create-dialog.tsx'
import type { LooseFacts } from './queries.ts'

/** What a new record is asked for; everything else can wait for its page. */
export const askedFor: Partial<Record<KindName, readonly string[]>> = {
  organisation: ['name', 'short_name', 'role'],
  person: ['name', 'contact'],
  membership: ['person', 'organisation', 'role', 'voting'],
  area: ['name', 'inquiry_group', 'lead', 'required'],
  commitment: ['what', 'by_whom', 'due'],
  issue: ['question', 'inquiry_group', 'area'],
  milestone: ['name', 'planned_start', 'planned_end'],
  evidence: ['title', 'evidence_kind', 'author', 'published', 'confidentiality'],
  excerpt: ['words', 'locator', 'note'],
  proposal: ['title', 'area', 'summary'],
  provision: ['act', 'number', 'heading', 'body'],
  right: ['article', 'label', 'about'],
  test: ['name', 'about'],
  language_rule: ['avoid', 'prefer', 'source'],
  method: ['name', 'purpose', 'minutes'],
  consultation: ['title', 'subtitle', 'opens_on', 'closes_on'],
  attendance: ['name', 'role', 'answer', 'note'],
  action: ['what', 'owner', 'due'],
  parked_item: ['words', 'owner', 'return_on'],
  question: ['wording', 'help', 'answer_kind', 'asks_why'],
}

type Wanted = {
  readonly kind: KindName
  readonly given?: LooseFacts | undefined
  /** Instead of opening the new record. */
  readonly whenCreated?: ((id: string) => void) | undefined
}
type Creating = (kind: KindName, rest?: Omit<Wanted, 'kind'>) => void

const CreatingContext = createContext<Creating | null>(null)

/** Opens the dialog that adds a record of a kind, from any screen, the palette or a key. */
export function useCreating(): Creating {
  const creating = useContext(CreatingContext)
  if (creating === null) throw new Error('useCreating needs a CreatingProvider above it')
  return creating
}

export function CreatingProvider({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate()
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const creating = useCallback<Creating>(
    (kind, rest = {}) => {
      // A voice is never a form: it is recorded with the person, step by step.
      if (kind === 'voice') void navigate({ to: '/voices/new' })
      // A session begins from a template or an earlier one.
      else if (kind === 'workshop') void navigate({ to: '/sessions/new' })
      else setWanted({ kind, ...rest })
    },
    [navigate],
  )
  const context = useMemo(() => creating, [creating])
  return (
    <CreatingContext value={context}>
      {children}
      {wanted === null ? null : (
        <CreateDialog
          kind={wanted.kind}
          fields={askedFor[wanted.kind] ?? []}
          given={wanted.given}
          onClose={() => setWanted(null)}
          onCreated={(id) => {
            if (wanted.whenCreated !== undefined) wanted.whenCreated(id)
            else if (listOf(wanted.kind) !== null) void navigate({ to: placeOf(wanted.kind, id) })
          }}
        />
      )}
    </CreatingContext>
  )
}
