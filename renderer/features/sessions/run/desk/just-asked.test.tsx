// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { useSayIntent } from '#renderer/features/sessions/run/queries.ts'
import type { Seen } from '#renderer/features/sessions/run/room-clock.ts'
import { showInRoom } from '#tests/harness/in-a-room.tsx'
import { act, begin, block } from '#tests/harness/room.ts'
import { JustAsked } from './just-asked.tsx'

afterEach(cleanup)

function Shown({ seen: { view } }: { readonly seen: Seen }) {
  const say = useSayIntent()
  return (
    <>
      <p>{view.current === null ? 'between' : 'in a part'}</p>
      <JustAsked view={view} say={say} />
    </>
  )
}

test('once everyone has looked, ending the part is offered, so that the decision can keep the tally', async () => {
  const room = showInRoom('Ailsa', [block('consent-check', 1)], (parts) => <Shown {...parts} />)
  await screen.findByText('between')
  await room.others('Ailsa', begin(1))
  for (const who of ['Bram', 'Catriona', 'Dougie', 'Fraser', 'Ailsa']) await room.others(who, act(1, { do: 'pass' }))
  expect(screen.queryByRole('button', { name: 'End this part' })).toBeNull()
  await room.others('Ailsa', act(1, { do: 'look' }))
  await userEvent.click(await screen.findByRole('button', { name: 'End this part' }))
  await waitFor(() => expect(room.said).toEqual([{ t: 'end-block' }]))
  await screen.findByText('between')
  expect(screen.queryByRole('button', { name: 'End this part' })).toBeNull()
})
