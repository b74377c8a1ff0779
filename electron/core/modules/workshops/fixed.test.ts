import { expect, test } from 'vitest'
import { startWithWorkspace } from '#tests/harness/core.ts'
import { held, NOW } from '#tests/harness/workshops.ts'

test('the text a decision is about, its threshold and its tally are not changed afterwards; its words and the dissent are', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { client } = core
  const { id: workshop, proposal, poll } = await held(core, NOW)
  const { id } = await client.call('decision.record', {
    workshop,
    activity: poll,
    proposal,
    title: 'Every child gets a letter',
    outcome: 'agreed',
    dissent: '',
  })
  const change = (facts: Record<string, string>) => client.call('record.update', { kind: 'decision', id, facts })
  for (const facts of [
    { tally: 'All of them' },
    { threshold: 'One is enough' },
    { version: '' },
    { version_sha256: 'a'.repeat(64), dissent: 'None' },
  ])
    await expect(change(facts as Record<string, string>)).rejects.toMatchObject({ code: 'decision/fixed' })
  const before = await client.call('record.get', { kind: 'decision', id })
  expect((await change({ title: 'Each child gets a letter', dissent: 'It comes too late.' })).facts).toEqual({
    ...before.facts,
    title: 'Each child gets a letter',
    dissent: 'It comes too late.',
  })
  const [, first] = await client.call('record.history', { kind: 'decision', id })
  const restored = await client.call('record.restore', { kind: 'decision', id, batch: first?.batch ?? '' })
  expect(restored.facts).toEqual(before.facts)
})
