import { expect, test } from 'vitest'
import { startWithWorkspace } from '#tests/harness/core.ts'

test('a note is kept for its session, changed, and gone once it is empty', async () => {
  await using core = await startWithWorkspace({ starter: 'empty' })
  const read = (about: string) => core.client.call('note.read', { about })
  expect(await read('plan')).toEqual({ words: '' })
  await core.client.call('note.keep', { about: 'plan', words: 'Ask about the waiting room.' })
  await core.client.call('note.keep', { about: 'plan', words: 'Ask about the waiting room, later.' })
  expect(await read('plan')).toEqual({ words: 'Ask about the waiting room, later.' })
  expect(await read('another')).toEqual({ words: '' })
  await core.client.call('note.keep', { about: 'plan', words: '' })
  expect(await read('plan')).toEqual({ words: '' })
})

test('a note is no change of the workspace, and no search finds it', async () => {
  await using core = await startWithWorkspace({ starter: 'empty' })
  let changes = 0
  core.client.on('changed', () => void changes++)
  await core.client.call('note.keep', { about: 'plan', words: 'heatherbell' })
  expect((await core.client.call('search.find', { text: 'heatherbell', limit: 10 })).hits).toEqual([])
  expect((await core.client.call('change.state', undefined)).undo).toBeNull()
  expect(changes).toBe(0)
})
