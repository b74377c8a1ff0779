import { expect, test } from 'vitest'
import { decision } from '#tests/harness/records-changes.ts'
import { desk, id, sessionAt, until } from '#tests/harness/records-line.ts'

test('the tally of a decision is nobody’s to change in a session, whatever their own app lets them; what is new is taken', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(decision(2, 'To ask'))
  const line = sessionAt(host).join(isla, 'facilitator')
  await line.ready
  await until(() => isla.ids().length === 1)
  isla.commit({ op: 'update', kind: 'decision', id: id(2), facts: { tally: 'All of them', dissent: 'None' } })
  isla.commit(decision(3, 'To listen'))
  await until(() => isla.all() === host.all() && host.ids().length === 2)
  expect(host.rows.read('decision', id(2))?.facts).toMatchObject({ tally: '', dissent: 'None' })
  expect(isla.told.filter(({ name }) => name === 'session.notTaken')).toMatchObject([
    { data: { code: 'session/not-allowed', records: [{ kind: 'decision', id: id(2) }] } },
  ])
})
