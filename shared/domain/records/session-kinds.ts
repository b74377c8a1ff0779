import { methodNames } from '../session/method-names.ts'
import { choice, day, flag, line, maybeRef, ref, requiredDay, text, whole } from './field.ts'
import { kind } from './kind.ts'
import * as options from './options.ts'

/** What is planned for a workshop, and what came of it. What goes on while it runs is the room's (`domain/session/room`). */
export const sessionKinds = {
  workshop: kind({
    one: 'Session',
    many: 'Sessions',
    title: 'title',
    searched: ['title', 'purpose', 'place'],
    order: 'held_on',
    fields: {
      title: line('Title', { required: true }),
      purpose: text('What it is for'),
      held_on: requiredDay('Day'),
      starts_at: line('Starts at', { hint: 'Hours and minutes, such as 10:00', max: 5 }),
      place: line('Place'),
      state: choice('State', options.workshopStates, 'planned'),
      safety_plan: text('Safety plan', {
        hint: 'What helps people feel safe, and what happens when someone is distressed',
      }),
      support_contacts: text('Who can be turned to', { hint: 'Name and how to reach them, one a line' }),
      minutes_agreed_on: day('Minutes agreed on', 'not agreed yet'),
      is_example: flag('Example'),
    },
  }),
  agenda_item: kind({
    one: 'Block',
    many: 'Agenda',
    title: 'title',
    searched: ['title', 'question'],
    order: 'position',
    fields: {
      workshop: ref('Session', 'workshop'),
      position: whole('Place'),
      title: line('Title', { required: true }),
      method: choice('Method', methodNames, 'notes'),
      question: text('The question', { hint: 'What people see in front of them', max: 1000 }),
      minutes: whole('Minutes', { min: 1, max: 600 }),
      lead: line('Leads'),
      materials: text('Materials', { hint: 'One a line' }),
      /** The proposal that the block opens; more are linked with “opens”. */
      proposal: maybeRef('Opens', 'proposal', 'opens no proposal'),
      /** What the method was set up with, as JSON of its own settings; empty: as it comes. */
      settings: text('Set-up'),
    },
  }),
  attendance: kind({
    one: 'Attendance',
    many: 'Attendance',
    title: 'name',
    searched: [],
    order: 'name',
    fields: {
      workshop: ref('Session', 'workshop'),
      person: maybeRef('Person', 'person', 'not one of the group'),
      name: line('Name', { required: true }),
      role: choice('Takes part as', options.sessionRoles, 'member'),
      answer: choice('Comes', options.attendanceAnswers, 'invited'),
      note: line('Note', { hint: 'What they need to take part well' }),
    },
  }),
  /** One round of one method, as it ended. */
  activity: kind({
    one: 'Activity',
    many: 'Activities',
    title: 'question',
    searched: ['question'],
    order: 'ended_at',
    fields: {
      workshop: ref('Session', 'workshop'),
      agenda_item: maybeRef('Block', 'agenda_item', 'was not on the agenda'),
      method: choice('Method', methodNames, 'notes'),
      group_name: line('Break-out group', { hint: 'Empty: everyone together' }),
      question: text('The question', { max: 1000 }),
      round: whole('Round', { min: 1, max: 100 }),
      settings: text('Set-up'),
      /** What the method's `result` gave, as JSON. */
      result: text('Result', { max: 1_000_000 }),
      began_at: whole('Began', { max: Number.MAX_SAFE_INTEGER }),
      ended_at: whole('Ended', { max: Number.MAX_SAFE_INTEGER }),
    },
  }),
  /** One answer to a secret question. Nothing in it says whose; ids are random, so that they do not say when either. */
  ballot: kind({
    one: 'Ballot',
    many: 'Ballots',
    title: 'answer',
    searched: [],
    order: 'activity',
    fields: {
      activity: ref('Activity', 'activity'),
      round: whole('Round', { min: 1, max: 100 }),
      answer: line('Answer'),
    },
  }),
  cluster: kind({
    one: 'Cluster',
    many: 'Clusters',
    title: 'name',
    searched: ['name'],
    order: 'position',
    fields: { activity: ref('Activity', 'activity'), position: whole('Place'), name: line('Name', { required: true }) },
  }),
  card: kind({
    one: 'Card',
    many: 'Cards',
    title: 'words',
    searched: ['words'],
    order: 'position',
    fields: {
      activity: ref('Activity', 'activity'),
      cluster: maybeRef('Cluster', 'cluster', 'in no cluster'),
      position: whole('Place'),
      words: text('Words', { required: true, max: 1000 }),
    },
  }),
  parked_item: kind({
    one: 'Parked',
    many: 'Parking lot',
    title: 'words',
    searched: ['words'],
    order: 'return_on',
    fields: {
      workshop: ref('Session', 'workshop'),
      words: line('What was parked', { required: true, max: 600 }),
      owner: line('Who brings it back'),
      return_on: day('Back on', 'no day was named'),
      done_on: day('Dealt with on', 'still parked'),
    },
  }),
  decision: kind({
    one: 'Decision',
    many: 'Decisions',
    title: 'title',
    searched: ['title', 'dissent'],
    order: 'decided_on',
    fields: {
      workshop: maybeRef('Session', 'workshop', 'decided outside a session'),
      activity: maybeRef('Activity', 'activity', 'without a poll'),
      decided_on: requiredDay('Decided on'),
      title: line('What was decided', { required: true, max: 600 }),
      outcome: choice('Outcome', options.decisionOutcomes, 'agreed'),
      proposal: maybeRef('Proposal', 'proposal', 'is about no proposal'),
      /** The named version of its text, and the SHA-256 of that state: exactly what was decided on. */
      version: line('Version'),
      version_sha256: line('Version’s SHA-256', { max: 64 }),
      threshold: line('Threshold', { hint: 'As set before the question was put' }),
      tally: text('Tally'),
      dissent: text('Dissent', { hint: 'In the words of those who did not agree, as far as they wished' }),
    },
  }),
  action: kind({
    one: 'Action',
    many: 'Actions',
    title: 'what',
    searched: ['what', 'owner'],
    order: 'due',
    fields: {
      workshop: maybeRef('Session', 'workshop', 'agreed outside a session'),
      what: line('What', { required: true, max: 600 }),
      owner: line('Who'),
      due: day('By when', 'no date was agreed'),
      done_on: day('Done on', 'not done yet'),
    },
  }),
} as const
