import { expect, test } from 'vitest'
import { sessionRoleNames } from '#shared/domain/roles/roles.ts'
import { roleChoices, roleWords } from './roles.ts'

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
