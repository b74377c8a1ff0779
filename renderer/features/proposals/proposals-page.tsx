import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { Tombstone, useCreating, useRecord } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { ProposalList } from './proposal-list.tsx'
import { ProposalView } from './proposal-view.tsx'

/** The screen for an address: /proposals or /proposals/$id. */
export function ProposalsRoute() {
  const { id } = useParams({ strict: false })
  return <ProposalsPage id={id} />
}

export function ProposalsPage({ id }: { readonly id?: string | undefined }) {
  const create = useCreating()
  useNewAction(() => create('proposal'))
  return id === undefined ? <NoneChosen /> : <Chosen key={id} id={id} />
}

function NoneChosen() {
  const create = useCreating()
  return (
    <Sheet list={<ProposalList selected={undefined} />} showing="list">
      <Page title="Proposals" sub="What should change, and why: each written together, clause by clause.">
        <EmptyState
          icon="proposals"
          title="Choose a proposal"
          action={<Button onPress={() => create('proposal')}>New proposal</Button>}
        >
          It opens here, with its law, its rights and what it rests on beside it.
        </EmptyState>
      </Page>
    </Sheet>
  )
}

function Chosen({ id }: { readonly id: string }) {
  const query = useRecord('proposal', id)
  const navigate = useNavigate()
  const proposal = query.data
  const wasHere = useRef(false)
  // What was lent for a session goes when that ends: whoever looks at it then is taken to what is still here.
  useEffect(() => {
    if (proposal !== undefined) wasHere.current = true
    else if (wasHere.current && query.error !== null) void navigate({ to: '/proposals', replace: true })
  }, [proposal, query.error, navigate])
  if (proposal !== undefined && proposal.deleted_at === null) return <ProposalView proposal={proposal} />
  return (
    <Sheet
      list={<ProposalList selected={id} />}
      onBack={() => void navigate({ to: '/proposals' })}
      backName="Proposals"
    >
      <Page title="Proposal" crumbs={[{ name: 'Proposals', href: '/proposals' }]}>
        <Answer query={query} loading="Opening the proposal">
          {(deleted) => <Tombstone record={deleted} />}
        </Answer>
      </Page>
    </Sheet>
  )
}
