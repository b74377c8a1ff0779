import { choice, day, line, maybeRef, ref, text, whole } from './field.ts'
import { kind } from './kind.ts'
import * as options from './options.ts'

/** What is inquired into, promised, planned and found. */
export const inquiryKinds = {
  area: kind({
    one: 'Inquiry area',
    many: 'Inquiry areas',
    title: 'name',
    searched: ['name', 'required', 'heard', 'next_steps', 'assessment_note'],
    order: 'number',
    fields: {
      number: whole('Number'),
      name: line('Name', { required: true }),
      inquiry_group: choice('Group', options.inquiryGroups, 'hearings'),
      lead: maybeRef('Leads', 'organisation', 'no lead yet'),
      required: text('Required', { hint: 'What must be true when the work is done' }),
      heard: text('Heard', { hint: 'What children, families and others have said, in summary' }),
      next_steps: text('Next steps'),
      assessment: choice('Assessment', options.areaAssessments, 'little'),
      assessment_note: text('Why this assessment'),
    },
  }),
  commitment: kind({
    one: 'Commitment',
    many: 'Commitments',
    title: 'what',
    searched: ['what', 'by_whom'],
    order: 'due',
    fields: {
      area: ref('Inquiry area', 'area'),
      what: line('What', { required: true }),
      by_whom: line('By whom'),
      due: day('By when', 'no date was given'),
      done_on: day('Done on', 'not done yet'),
    },
  }),
  issue: kind({
    one: 'Question of the inquiry',
    many: 'Questions of the inquiry',
    title: 'question',
    searched: ['question'],
    order: 'number',
    fields: {
      number: whole('Number'),
      question: line('Question', { required: true, max: 600 }),
      inquiry_group: choice('Group', options.inquiryGroups, 'hearings'),
      area: maybeRef('Inquiry area', 'area', 'not placed in an area yet'),
      status: choice('Status', options.issueStatuses, 'not-started'),
    },
  }),
  milestone: kind({
    one: 'Milestone',
    many: 'Timetable',
    title: 'name',
    searched: ['name', 'note'],
    order: 'planned_start',
    fields: {
      name: line('Name', { required: true }),
      planned_start: day('Planned from', 'not planned yet'),
      planned_end: day('Planned until', 'not planned yet'),
      actual_start: day('Began', 'has not begun'),
      actual_end: day('Finished', 'has not finished'),
      expected_end: day('Now expected', 'as planned'),
      note: text('Note'),
    },
  }),
  evidence: kind({
    one: 'Evidence',
    many: 'Evidence',
    title: 'title',
    searched: ['title', 'author', 'body', 'note'],
    order: 'title',
    fields: {
      title: line('Title', { required: true }),
      evidence_kind: choice('Kind', options.evidenceKinds, 'report'),
      author: line('Author'),
      published: line('Published', { hint: 'A year, a month or a day' }),
      source: line('Where it is from', { hint: 'A web address, a file name or a place' }),
      confidentiality: choice('Who may see it', options.confidentialities, 'public'),
      note: text('Note'),
      body: text('Text', { max: 10_000_000 }),
    },
  }),
  excerpt: kind({
    one: 'Excerpt',
    many: 'Excerpts',
    title: 'words',
    searched: ['words', 'note'],
    order: 'locator',
    fields: {
      evidence: ref('Evidence', 'evidence'),
      words: text('Words', { required: true }),
      locator: line('Where', { hint: 'Page, paragraph or heading' }),
      note: text('Note'),
    },
  }),
} as const
