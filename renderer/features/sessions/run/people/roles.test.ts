import { expect, test } from 'vitest'
import { sessionRoleNames } from '#shared/domain/roles/roles.ts'
import { endsIt, roleChoices, roleWords, runsIt } from './roles.ts'

test('every role is offered, each with what the table of roles lets it do', () => {
  expect(roleChoices.map(({ id }) => id)).toEqual(sessionRoleNames)
  expect(Object.fromEntries(sessionRoleNames.map((role) => [role, roleWords(role)]))).toEqual({
    chair: 'Runs the session with you, writes and changes',
    facilitator: 'Runs the session with you, writes and changes',
    secretariat: 'Runs the session with you, writes and changes',
    member: 'Writes in the texts, changes records, takes part',
    adviser: 'Writes in the texts and takes part',
    observer: 'Reads what is shared, and watches',
    guest: 'Takes part in the activities, and receives nothing else',
  })
})

test('whoever runs a session does so from their own computer too; it ends by the host’s hand, or on a server by the chair’s', () => {
  expect(runsIt({ part: 'host', role: 'member' })).toBe(true)
  expect(runsIt({ part: 'guest', role: 'facilitator' })).toBe(true)
  expect(runsIt({ part: 'guest', role: 'member' })).toBe(false)
  expect(endsIt({ part: 'host', role: 'member' })).toBe(true)
  expect(endsIt({ part: 'guest', role: 'chair' })).toBe(false)
  expect(endsIt({ part: 'guest', role: 'chair', onServer: true })).toBe(true)
  expect(endsIt({ part: 'guest', role: 'facilitator', onServer: true })).toBe(false)
})
