import { Badge, type BadgeState } from '#renderer/ui/badge.tsx'
import type { IconName } from '#renderer/ui/icon.tsx'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { proposalStatuses } from '#shared/domain/records/options.ts'

export type ProposalStatus = FactsOf<'proposal'>['status']

const shapes: Readonly<Record<ProposalStatus, BadgeState>> = {
  draft: 'open',
  'with-group': 'limited',
  agreed: 'done',
  'set-aside': 'withdrawn',
}

/** The shape alone, for where the word stands beside it. */
export const statusIcon: Readonly<Record<ProposalStatus, IconName>> = {
  draft: 'circle',
  'with-group': 'limited',
  agreed: 'check',
  'set-aside': 'withdrawn',
}

export const isStatus = (value: unknown): value is ProposalStatus =>
  proposalStatuses.some((status) => status.value === value)

export const statusLabel = (status: ProposalStatus): string =>
  proposalStatuses.find(({ value }) => value === status)?.label ?? ''

/** How far a proposal has come: a shape and a word. */
export function StatusBadge({ status }: { readonly status: ProposalStatus }) {
  return <Badge state={shapes[status]}>{statusLabel(status)}</Badge>
}
