import { afterEach, expect, test } from 'vitest'
import type { Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import {
  type Computer,
  computer,
  joinAs,
  proposal,
  refusal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '#tests/harness/session.ts'

afterEach(stopComputers)

const view = async ({ client }: Computer): Promise<RoomView> => {
  const seen = await client.call('room.view', { as: 'person' })
  if (seen === null) throw new Error('nothing is shown')
  return seen
}
const tell = ({ client }: Computer, intent: Intent) => client.call('room.do', { intent })
const open = async (who: Computer, text: string) =>
  tell(who, { t: 'act', board: (await view(who)).board?.board ?? '', action: { do: 'open', proposal: text } })
const shared = async (who: Computer) => (await stateOf(who))?.documents.map(({ id }) => id) ?? []
const opened = async (who: Computer) => (await view(who)).board?.view as { document: string | null } | undefined
const has = async ({ client }: Computer, id: string) =>
  (await refusal(client.call('record.get', { kind: 'proposal', id }))) === 'was done'

test('a text that whoever runs the session opens for everyone is shared with everyone; others open what is shared already', async () => {
  const host = await computer('Ailsa')
  const known = await proposal(host, 'Before a hearing', 1)
  const another = await proposal(host, 'After a hearing', 2)
  await startSession(host, [known])
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  const facilitator = await computer('Morag')
  await joinAs(host, facilitator, 'facilitator', 'Morag')
  await tell(host, { t: 'begin', block: (await view(host)).agenda[0]?.id ?? '' })
  await until(async () => (await opened(isla))?.document === known)
  await until(async () => (await opened(facilitator))?.document === known)

  expect(await refusal(open(isla, another))).not.toBe('was done')
  expect(await shared(host)).toEqual([known])
  expect(await refusal(open(facilitator, '00000000-0000-4000-8000-000000000009'))).toBe('room/not-there')

  await open(facilitator, another)
  await until(async () => (await opened(isla))?.document === another)
  expect(await shared(host)).toEqual([known, another])
  await until(async () => (await shared(isla)).includes(another) && (await has(isla, another)))
  expect((await isla.client.call('document.open', { id: another })).epoch).toBe(1)
})

test('a block that begins brings the texts that its plan opens, also one that was put in since', async () => {
  const host = await computer('Ailsa')
  const [first, second] = [await proposal(host, 'Before a hearing', 1), await proposal(host, 'After a hearing', 2)]
  await startSession(host, [])
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  const block = {
    id: '00000000-0000-4000-8000-000000000001',
    title: 'Two texts',
    method: 'drafting' as const,
    question: '',
    minutes: 10,
    lead: '',
    materials: '',
    documents: [first, '00000000-0000-4000-8000-000000000009'],
    settings: { proposal: second },
  }
  await tell(host, { t: 'plan', block, position: 0 })
  expect(await shared(host)).toEqual([])
  await tell(host, { t: 'begin', block: block.id })
  await until(async () => (await opened(isla))?.document === second)
  await until(async () => (await has(isla, first)) && (await has(isla, second)))
  expect((await shared(isla)).sort()).toEqual([first, second].sort())
})
