import { choice, day, flag, line, maybeRef, ref, text, whole } from './field.ts'
import { kind } from './kind.ts'
import * as options from './options.ts'

/** What is put to the public, and what left as a paper. */
export const consultationKinds = {
  consultation: kind({
    one: 'Consultation',
    many: 'Consultations',
    title: 'title',
    searched: ['title', 'background'],
    order: 'title',
    fields: {
      title: line('Title', { required: true }),
      subtitle: line('Subtitle'),
      opens_on: day('Opens on', 'not decided'),
      closes_on: day('Closes on', 'not decided', 'At least 12 weeks after it opens is usual'),
      foreword: text('Foreword'),
      how_to_respond: text('How to respond'),
      background: text('Aims and background'),
      contact: line('Contact'),
      is_example: flag('Example'),
    },
  }),
  /** A proposal's place in a consultation paper. */
  topic: kind({
    one: 'Topic',
    many: 'Topics',
    title: 'heading',
    searched: ['heading'],
    order: 'position',
    fields: {
      consultation: ref('Consultation', 'consultation'),
      proposal: ref('Proposal', 'proposal'),
      position: whole('Place'),
      heading: line('Heading', { hint: 'Empty: the proposal’s title' }),
      introduction: text('Introduction'),
    },
  }),
  question: kind({
    one: 'Consultation question',
    many: 'Consultation questions',
    title: 'wording',
    searched: ['wording', 'help'],
    order: 'position',
    fields: {
      consultation: ref('Consultation', 'consultation'),
      topic: maybeRef('Topic', 'topic', 'asked at the end, about the whole'),
      position: whole('Place'),
      wording: line('What do you want to ask?', { required: true, max: 1000 }),
      help: text('A line to help people answer'),
      answer_kind: choice('How do people answer?', options.questionKinds, 'open'),
      answer_options: text('Choices', { hint: 'One a line' }),
      asks_why: flag('Then ask “Please tell us why”'),
    },
  }),
  export_record: kind({
    one: 'Export',
    many: 'Exports',
    title: 'file_name',
    searched: [],
    order: 'file_name',
    fields: {
      consultation: maybeRef('Consultation', 'consultation', 'is no consultation paper'),
      /** The session whose minutes it is. */
      workshop: maybeRef('Session', 'workshop', 'is not the minutes of a session'),
      format: choice('Format', options.exportFormats, 'docx'),
      file_name: line('File'),
      sha256: line('SHA-256'),
      bytes: whole('Bytes', { max: Number.MAX_SAFE_INTEGER }),
      quotes_shown: whole('Quotes shown'),
      quotes_withheld: whole('Quotes withheld'),
    },
  }),
} as const
