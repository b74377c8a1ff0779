import { choice, day, flag, line, maybeRef, ref, text, whole } from './field.ts'
import { kind } from './kind.ts'
import * as options from './options.ts'

/** The group itself: its programme, organisations, people, and how it works. */
export const groupKinds = {
  programme: kind({
    one: 'Programme',
    many: 'Programmes',
    title: 'name',
    searched: ['name', 'purpose'],
    order: 'name',
    fields: { name: line('Name', { required: true }), purpose: text('Purpose'), about: text('How the group works') },
  }),
  organisation: kind({
    one: 'Organisation',
    many: 'Organisations',
    title: 'name',
    searched: ['name', 'short_name', 'about'],
    order: 'name',
    fields: {
      name: line('Name', { required: true }),
      short_name: line('Short name'),
      role: choice('Part in the redesign', options.organisationRoles, 'partner'),
      about: text('What it does'),
    },
  }),
  person: kind({
    one: 'Person',
    many: 'People',
    title: 'name',
    searched: ['name', 'about'],
    order: 'name',
    fields: { name: line('Name', { required: true }), contact: line('Contact'), about: text('About') },
  }),
  membership: kind({
    one: 'Membership',
    many: 'Memberships',
    title: 'note',
    searched: [],
    order: 'role',
    fields: {
      person: ref('Person', 'person'),
      organisation: maybeRef('Organisation', 'organisation', 'takes part as themselves'),
      role: choice('Role in the group', options.groupRoles, 'member'),
      voting: flag('Takes part in decisions', { byDefault: true }),
      from_day: day('From', 'not known when it began'),
      until_day: day('Until', 'still a member'),
      note: line('Note'),
    },
  }),
  method: kind({
    one: 'Method',
    many: 'Methods',
    title: 'name',
    searched: ['name', 'purpose', 'steps'],
    order: 'name',
    fields: {
      name: line('Name', { required: true }),
      purpose: text('What it is for'),
      minutes: whole('Minutes', { max: 600 }),
      steps: text('Steps', { hint: 'One a line' }),
    },
  }),
} as const
