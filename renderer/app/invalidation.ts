import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AppEvents } from '#shared/rpc/contract/index.ts'
import type { WorkspaceState } from '#shared/rpc/contract/workspace.ts'
import { type About, answerKey } from './asking.ts'
import type { AppClient } from './client.ts'
import { startingOver } from './starting.ts'

type State = z.output<typeof WorkspaceState>
type Changed = z.output<AppEvents['changed']>

export const workspaceKey = answerKey('workspace.state', 'none', undefined)
export const sessionKey = answerKey('session.state', 'none', undefined)

/** Answers that hold somebody's words: never shown a moment longer than the person at the screen may read them. */
const holdsWords = new Set(['voice.words', 'quote.show', 'search.find', 'consultation.preview', 'minutes.preview'])

/** True where a change to `kinds` makes an answer filed under `about` old. */
export function isOld(about: About, kinds: ReadonlySet<string>): boolean {
  if (about === 'none') return false
  return about === 'any' || about.some((kind) => kinds.has(kind))
}

/** Keeps every answer of this window in step with the core's events. */
export function followEvents(client: AppClient, answers: QueryClient): Disposable {
  const changed = client.on('changed', ({ records }: Changed) => {
    const kinds = new Set<string>(records.map((record) => record.kind))
    void answers.invalidateQueries({ predicate: ({ queryKey }) => isOld(queryKey[1] as About, kinds) })
  })
  const workspace = client.on('workspace.changed', (state: State) => {
    const before = answers.getQueryData<State>(workspaceKey)
    answers.setQueryData<State>(workspaceKey, state)
    // What somebody closed stays closed: the start screen must not open it again by itself.
    if (before?.open && state.open === null) startingOver.wasClosed = true
    const others = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== workspaceKey[0]
    if (before?.open?.file !== state.open?.file) {
      answers.removeQueries({ predicate: (query) => others(query) && !query.isActive() })
      void answers.resetQueries({ predicate: others })
      return
    }
    if (before?.open?.me.role !== state.open?.me.role)
      void answers.resetQueries({ predicate: ({ queryKey }) => holdsWords.has(String(queryKey[0])) })
    void answers.invalidateQueries({ predicate: others })
  })
  const session = client.on('session.changed', (state) => void answers.setQueryData(sessionKey, state))
  return {
    [Symbol.dispose]: () => {
      for (const subscription of [changed, workspace, session]) subscription[Symbol.dispose]()
    },
  }
}
