import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { SessionsList } from '../plan/sessions-list.tsx'

type AcrossPageProps = {
  readonly title: string
  readonly sub: string
  readonly actions?: ReactNode | undefined
  /** Of the one that is open; without it all of them are shown. */
  readonly panel?: ReactNode | undefined
  readonly children: ReactNode
}

/** What came of all sessions, beside their list. */
export function AcrossPage({ title, sub, actions, panel, children }: AcrossPageProps) {
  const navigate = useNavigate()
  return (
    <Sheet
      list={<SessionsList selected={null} />}
      onBack={() => void navigate({ to: '/sessions' })}
      backName="Sessions"
      panel={panel}
      panelName="Linked and history"
    >
      <Page
        title={title}
        sub={sub}
        crumbs={[{ name: 'Sessions', href: '/sessions' }, { name: title }]}
        actions={actions}
      >
        {children}
      </Page>
    </Sheet>
  )
}
