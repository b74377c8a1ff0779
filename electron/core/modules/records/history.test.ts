import { expect, test } from 'vitest'
import type { Workspace } from '#core/core.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'

test('a change that a session did not take stands in the history as what it is, and comes back with no other', async () => {
  let workspace: Workspace | undefined
  await using core = await startWithWorkspace({
    onOpen(opened) {
      workspace = opened
    },
  })
  const { client } = core
  const rename = (id: string, facts: Record<string, string>) =>
    client.call('record.update', { kind: 'area', id, facts })
  const { id } = await client.call('record.create', { kind: 'area', facts: { name: 'Getting ready' } })
  await rename(id, { name: 'Mine alone' })
  const mine = workspace?.db
    .prepare<[string], { device: string; seq: number }>(
      "SELECT device, seq FROM change WHERE record = ? AND value LIKE '%Mine alone%'",
    )
    .all(id)
  workspace?.changes.setAside(mine ?? [])
  await rename(id, { heard: 'What happens before' })

  const history = await client.call('record.history', { kind: 'area', id })
  expect(history.map(({ what, notTaken }) => [what, notTaken])).toEqual([
    ['changed', false],
    ['changed', true],
    ['created', false],
  ])
  expect(history[1]?.fields).toMatchObject([{ was: 'Getting ready', value: 'Mine alone' }])
  const later = await client.call('record.restore', { kind: 'area', id, batch: history[0]?.batch ?? '' })
  expect(later.facts).toMatchObject({ name: 'Getting ready', heard: 'What happens before' })
  const own = await client.call('record.restore', { kind: 'area', id, batch: history[1]?.batch ?? '' })
  expect(own.facts).toMatchObject({ name: 'Mine alone' })
})
