import type { PublicationInput, QuoteToPrint, TopicToPrint } from '#shared/publication/input.ts'
import type { QuestionToAsk } from '#shared/publication/questions.ts'

/**
 * An invented paper that holds every kind of block and the awkward cases: quotes shown and withheld, a source that is
 * not published, lists in lists, marks, breaks, links, characters that mean something in HTML, XML and Typst.
 */

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const linkTo = (words: string, href: string) => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
})
const p = (...content: object[]) => ({ type: 'paragraph', content })
const h = (level: 2 | 3, words: string) => ({ type: 'heading', attrs: { level }, content: [text(words)] })
const li = (...content: object[]) => ({ type: 'listItem', content })
const cite = (evidenceId: string, locator: string) => ({ type: 'citation', attrs: { evidenceId, locator } })
const quote = (quoteId: string) => ({ type: 'voiceQuote', attrs: { quoteId } })
const doc = (...content: object[]) => ({ type: 'doc', content }) as TopicToPrint['proposal']['body']

const ask = (wording: string, more: Partial<QuestionToAsk> = {}): QuestionToAsk => ({
  wording,
  help: '',
  answer_kind: 'open',
  answer_options: '',
  asks_why: false,
  ...more,
})

const gettingReady = doc(
  p(
    text(
      'Nobody should meet their hearing for the first time on the day. A person whom the child knows, or chooses, would ',
    ),
    text('talk it through with them', 'bold'),
    text(' beforehand '),
    cite('evidence-plan', 'page 12'),
    text('.'),
  ),
  quote('quote-shown'),
  h(2, 'How it would work'),
  p(text('The conversation would be offered, never required. It would cover:')),
  {
    type: 'bulletList',
    content: [
      li(p(text('what a hearing is for, in plain words'))),
      li(p(text('who will be in the room')), {
        type: 'bulletList',
        content: [li(p(text('by name, with a photograph'))), li(p(text('and what each of them does')))],
      }),
      li(p(text('how to say something, or have someone say it'))),
    ],
  },
  h(3, 'When'),
  p(
    text('At least ten working days before, and again on the day if the child wants. '),
    text('Working days', 'italic'),
    text(' leave out weekends and public holidays.'),
  ),
  h(3, 'Who'),
  {
    type: 'orderedList',
    content: [
      li(p(text('Someone the child already trusts.'))),
      li(p(text('An advocate, where there is nobody or the child prefers one.'))),
    ],
  },
  h(2, 'Why'),
  p(
    text('Children must be able to take part in what is decided about them '),
    cite('evidence-law', 'section 27'),
    text('. The plan says the same '),
    cite('evidence-plan', 'page 31'),
    text(', and so do notes of our own '),
    cite('evidence-private', 'page 2'),
    text('. More is on the '),
    linkTo('Children’s Hearings Scotland website', 'https://www.chscotland.gov.uk/'),
    text(', and not '),
    linkTo('here', 'javascript:alert(1)'),
    text('.'),
  ),
  {
    type: 'blockquote',
    content: [p(text('The views of the child are to be given due weight, according to age and maturity.'))],
  },
  quote('quote-named'),
  quote('quote-withdrawn'),
)

const takingTurns = doc(
  p(
    text('A hearing would begin with the child, or with whoever speaks for them.'),
    { type: 'hardBreak' },
    text('Then come the others.'),
  ),
  p(text('Awkward on purpose: <b>not bold</b> & "quoted" #let x = 1 $ \\ * _ ` @cite // no')),
  quote('quote-missing'),
)

const quotes = new Map<string, QuoteToPrint>([
  [
    'quote-shown',
    {
      show: true,
      words: 'I did not know anybody there.\nIf someone had told me about the room I would have slept.',
      as: { kind: 'anonymous' },
    },
  ],
  [
    'quote-named',
    { show: true, words: 'They asked what I thought, and then they waited.', as: { kind: 'pseudonym', name: 'Rowan' } },
  ],
  ['quote-withdrawn', { show: false, because: 'withdrawn' }],
])

export const examplePaper: PublicationInput = {
  today: '2026-01-12',
  consultation: {
    title: 'Children’s hearings: getting ready and taking part',
    subtitle: 'An example consultation on two proposals',
    opens_on: '2026-02-02',
    closes_on: '2026-05-04',
    foreword:
      'A hearing decides things that matter a great deal to a child. How it feels matters too.\n\nWe have listened for a year. This paper sets out two changes that came up again and again, and asks what you think of them.',
    how_to_respond:
      'You can answer in the way that suits you:\n- by email to hearings@example.org\n- on paper, sent to the address on the form at the end\n- in a conversation: tell us, and we will arrange one\n\nRead about consultations at https://www.example.org/consultations.',
    background:
      'Children’s hearings decide, in a tribunal of three trained lay members, what help a child needs.\n\nThe redesign asks of each proposal whether it upholds children’s rights and helps them to take part.',
    contact: 'hearings@example.org',
    is_example: true,
  },
  topics: [
    {
      heading: 'Before a hearing',
      introduction: 'This section is about the weeks before a hearing.',
      proposal: {
        number: 3,
        title: 'A conversation before every hearing',
        summary:
          'Every child is offered a conversation about their hearing, with someone they choose, at least ten working days before it.',
        is_example: true,
        body: gettingReady,
      },
      questions: [
        ask('Should every child be offered a conversation at least ten working days before a hearing?', {
          help: 'Ten working days is two weeks, not counting weekends and holidays.',
          answer_kind: 'yes-no',
          asks_why: true,
        }),
        ask('Who should have the conversation with the child?', {
          answer_kind: 'multiple',
          answer_options: 'Someone the child chooses\nAn advocate\nA member of the hearing\nSomeone else',
          asks_why: true,
        }),
        ask('What else would help someone get ready?'),
      ],
    },
    {
      heading: '',
      introduction: '',
      proposal: {
        number: 4,
        title: 'Taking turns',
        summary: 'The child speaks first, if they want to.',
        is_example: true,
        body: takingTurns,
      },
      questions: [
        ask('How far do you agree that the child should be offered the first turn?', { answer_kind: 'agreement' }),
        ask('What would be good, and what would not, about everyone taking turns?', { answer_kind: 'pros-cons' }),
      ],
    },
  ],
  closingQuestions: [
    ask('What could these proposals mean for brothers and sisters?'),
    ask('Which of these matters most to you?', {
      answer_kind: 'single',
      answer_options: 'Getting ready\nTaking turns\nBoth the same',
    }),
  ],
  evidence: new Map([
    [
      'evidence-plan',
      {
        title: 'Plan 2021–24',
        author: 'The Promise Scotland',
        published: '2021',
        source: 'https://thepromise.scot/plan-21-24',
        confidentiality: 'public',
      },
    ],
    [
      'evidence-law',
      {
        title: 'Children’s Hearings (Scotland) Act 2011',
        author: '',
        published: '2011 asp 1',
        source: 'legislation.gov.uk',
        confidentiality: 'public',
      },
    ],
    [
      'evidence-private',
      {
        title: 'Notes that nobody outside may see',
        author: 'Secretariat',
        published: '2025',
        source: 'Shared drive',
        confidentiality: 'restricted',
      },
    ],
  ]),
  quotes,
}
