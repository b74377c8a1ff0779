import {
  choice,
  choices,
  day,
  type Facts,
  type Fields,
  flag,
  line,
  maybeRef,
  ref,
  requiredDay,
  text,
  whole,
} from './field.ts'
import * as options from './options.ts'

/** One kind of record: its table carries its name; `title` names the field a person knows it by. */
export type Kind<F extends Fields = Fields> = {
  readonly one: string
  readonly many: string
  readonly title: keyof F & string
  /** Fields whose words are in the search index. */
  readonly searched: readonly (keyof F & string)[]
  /** Field the list is ordered by when nobody chose. */
  readonly order: keyof F & string
  readonly fields: F
}

const kind = <F extends Fields>(definition: Kind<F>) => definition

export const kinds = {
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
  /** The words themselves are not a field: they are kept apart, under a key per voice. */
  voice: kind({
    one: 'Voice',
    many: 'Voices',
    title: 'reference',
    searched: ['reference'],
    order: 'reference',
    fields: {
      reference: line('Reference', { required: true }),
      area: maybeRef('Inquiry area', 'area', 'not placed in an area yet'),
      age_band: choice('Age', options.ageBands, 'not-said'),
      route: choice('How it reached us', options.voiceRoutes, 'own-words'),
      heard_on: requiredDay('Heard on'),
      support: line('Who was with them'),
      told_back: day('Told what became of it', 'not told yet'),
      state: choice('State', options.voiceStates, 'held'),
    },
  }),
  consent: kind({
    one: 'Consent',
    many: 'Consents',
    title: 'explained_by',
    searched: [],
    order: 'given_on',
    fields: {
      voice: ref('Voice', 'voice'),
      scope: choice('Who may read it', options.consentScopes, 'secretariat'),
      identifiability: choice('How they appear', options.identifiabilities, 'anonymous'),
      shown_as: line('Name to show', { hint: 'Only for a chosen or real name' }),
      may_quote: flag('May be quoted'),
      for_uses: choices('May be used for', options.consentUses),
      wording_version: line('Wording explained'),
      explained_by: line('Explained by', { required: true }),
      given_on: requiredDay('Given on'),
      until_day: day('Until', 'no end was agreed'),
      withdrawn_on: day('Withdrawn on', 'not withdrawn'),
    },
  }),
  /** A range of a voice's words, counted in UTF-16 units. Documents hold the id, never the words. */
  quote: kind({
    one: 'Quote',
    many: 'Quotes',
    title: 'id_label',
    searched: [],
    order: 'id_label',
    fields: {
      voice: ref('Voice', 'voice'),
      start_at: whole('From', { max: 10_000_000 }),
      end_at: whole('To', { max: 10_000_000 }),
      id_label: line('Label'),
    },
  }),
  proposal: kind({
    one: 'Proposal',
    many: 'Proposals',
    title: 'title',
    searched: ['title', 'summary'],
    order: 'number',
    fields: {
      number: whole('Number'),
      title: line('Title', { required: true }),
      summary: text('In one or two sentences'),
      status: choice('Status', options.proposalStatuses, 'draft'),
      area: maybeRef('Inquiry area', 'area', 'not placed in an area yet'),
      is_example: flag('Example'),
    },
  }),
  effect: kind({
    one: 'Provision effect',
    many: 'Provision effects',
    title: 'passage',
    searched: ['passage', 'note'],
    order: 'passage',
    fields: {
      proposal: ref('Proposal', 'proposal'),
      provision: ref('Provision', 'provision'),
      operation: choice('What it does', options.effectOperations, 'substitute'),
      passage: line('From passage'),
      note: text('Note'),
    },
  }),
  provision: kind({
    one: 'Provision',
    many: 'Provisions',
    title: 'heading',
    searched: ['act', 'number', 'heading', 'body'],
    order: 'act',
    fields: {
      act: line('Act', { required: true }),
      citation: line('Citation'),
      number: line('Section'),
      heading: line('Heading', { required: true }),
      body: text('Text held'),
      commencement: choice('In force', options.commencements, 'not-checked'),
      checked_on: day('Checked on', 'not checked'),
    },
  }),
  right: kind({
    one: 'Right',
    many: 'Rights',
    title: 'label',
    searched: ['label', 'about'],
    order: 'article',
    fields: {
      article: whole('Article of the UNCRC', { min: 1, max: 54 }),
      label: line('Right', { required: true }),
      about: text('About'),
      general_principle: flag('General principle'),
    },
  }),
  test: kind({
    one: 'Test',
    many: 'Tests',
    title: 'name',
    searched: ['name', 'about'],
    order: 'number',
    fields: { number: whole('Number'), name: line('Test', { required: true }), about: text('About') },
  }),
  language_rule: kind({
    one: 'Language advice',
    many: 'Language advice',
    title: 'avoid',
    searched: ['avoid', 'prefer'],
    order: 'avoid',
    fields: {
      avoid: line('Instead of', { required: true }),
      prefer: line('Consider', { required: true }),
      source: line('Advised by'),
      exempt: line('Except', { hint: 'Where the word is a legal term' }),
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
      consultation: ref('Consultation', 'consultation'),
      format: choice('Format', options.exportFormats, 'docx'),
      file_name: line('File'),
      sha256: line('SHA-256'),
      bytes: whole('Bytes', { max: Number.MAX_SAFE_INTEGER }),
      quotes_shown: whole('Quotes shown'),
      quotes_withheld: whole('Quotes withheld'),
    },
  }),
  /** A link between any two records, shown from both ends. */
  link: kind({
    one: 'Link',
    many: 'Links',
    title: 'note',
    searched: [],
    order: 'relation',
    fields: {
      from_kind: line('From kind', { required: true }),
      from_id: line('From', { required: true }),
      relation: choice('Relation', options.relations, 'concerns'),
      to_kind: line('To kind', { required: true }),
      to_id: line('To', { required: true }),
      note: line('Note'),
    },
  }),
} as const

export type Kinds = typeof kinds
export type KindName = keyof Kinds
export const kindNames = Object.keys(kinds) as readonly KindName[]

/** What every record carries besides its own facts. Times are epoch milliseconds, UTC. */
export type RecordHead<K extends KindName = KindName> = {
  readonly kind: K
  readonly id: string
  readonly created_at: number
  readonly created_by: string
  /** Counts the batches that changed it. */
  readonly revision: number
  /** When it was deleted; null while it is here. */
  readonly deleted_at: number | null
}

export type FactsOf<K extends KindName> = Facts<Kinds[K]['fields']>
export type RecordOf<K extends KindName> = RecordHead<K> & { readonly facts: FactsOf<K> }
export type AnyRecord = { [K in KindName]: RecordOf<K> }[KindName]

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name)
}

/** The fields of any kind, seen alike. */
export function fieldsOf(name: KindName): Fields {
  return kinds[name].fields
}

/** The words a person knows a record by. */
export function titleOf(record: AnyRecord): string {
  const title = (record.facts as Record<string, unknown>)[kinds[record.kind].title]
  return typeof title === 'string' && title !== '' ? title : kinds[record.kind].one
}
