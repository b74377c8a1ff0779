import type { FactsOf } from '../domain/records/kinds.ts'
import { adviceOn } from './advice.ts'
import { blocksOfBody } from './body.ts'
import { dayInFull, dayInWords } from './days.ts'
import { createEvidenceList } from './evidence-list.ts'
import { type PublicationInput, type TopicToPrint, topicHeading } from './input.ts'
import type { Block, BlockOf, Inline, Meta, Publication } from './model.ts'
import { contentsOf, createOutline } from './outline.ts'
import { type QuestionToAsk, questionBlock } from './questions.ts'
import { quoteBlock } from './quotes.ts'
import { respondentForm, respondentFormHeading } from './respondent-form.ts'
import { blocksOfText, oneLineOf, paragraph, withLinks, words } from './text.ts'
import { countWords } from './word-count.ts'

export type Built = {
  readonly publication: Publication
  readonly questions: number
  readonly words: number
  readonly quotesShown: number
  readonly quotesWithheld: number
  /** What to look at before publishing, a sentence each. Advice only: nothing is refused. */
  readonly advice: readonly string[]
}

const WITHHELD = 'Something that a person told us stands here in the draft. It is not shown in this paper.'

/**
 * The paper as it would be published `today`, in the order of Scottish Government consultation papers: foreword, how
 * to respond, aims and background, a section a topic with its numbered questions, effects on people, the respondent
 * information form, and the evidence in an annex. Pure: same input, same paper.
 */
export function buildPublication(input: PublicationInput): Built {
  const { consultation, topics, closingQuestions, today } = input
  const outline = createOutline()
  const evidence = createEvidenceList(input.evidence)
  let questions = 0
  let quotesShown = 0
  let quotesWithheld = 0

  const quote = (id: string): Block => {
    const found = input.quotes.get(id)
    if (found?.show === true) quotesShown += 1
    else quotesWithheld += 1
    return quoteBlock(found, WITHHELD)
  }

  const ask = (asked: readonly QuestionToAsk[]): Block[] => {
    if (asked.length === 0) return []
    return [
      outline.within(2, asked.length === 1 ? 'Question' : 'Questions'),
      ...asked.map((question) => {
        questions += 1
        return questionBlock(question, questions)
      }),
    ]
  }

  const topicBlocks = (topic: TopicToPrint): { blocks: Block[]; row: Inline[][] } => {
    const { proposal } = topic
    const heading = outline.section(topicHeading(topic))
    const first = questions + 1
    const named = oneLineOf(topic.heading) !== '' && oneLineOf(topic.heading) !== oneLineOf(proposal.title)
    const summary = blocksOfText(proposal.summary).map(
      (block): Block => (block.kind === 'paragraph' ? { ...block, lead: true } : block),
    )
    const proposed = outline.within(2, named ? `What is proposed: ${proposal.title}` : 'What is proposed')
    const body = blocksOfBody(proposal.body, {
      heading: (level, text) => outline.within(level, text),
      citation: evidence.cite,
      quote,
    })
    const blocks = [
      heading,
      ...blocksOfText(topic.introduction),
      proposed,
      ...summary,
      ...(summary.length + body.length > 0 ? body : [paragraph([words('This proposal has not been written yet.')])]),
      ...ask(topic.questions),
    ]
    const last = questions
    const asked: Inline[] =
      last < first
        ? [words('None')]
        : [
            {
              kind: 'reference',
              text: last === first ? `Question ${first}` : `Questions ${first} to ${last}`,
              to: `question-${first}`,
            },
          ]
    return {
      blocks,
      row: [[{ kind: 'reference', text: `Section ${heading.number}`, to: heading.id }], [words(heading.text)], asked],
    }
  }

  const contact = withLinks(oneLineOf(consultation.contact))
  const front: Block[] = [
    ...section(outline.plain('foreword', 'Foreword'), blocksOfText(consultation.foreword)),
    outline.plain('how-to-respond', 'How to respond'),
    closingNotice(consultation, contact),
    ...blocksOfText(consultation.how_to_respond),
    paragraph([words('Every question can be left out. Answer as many or as few as you like.')]),
  ]
  const sections = topics.map(topicBlocks)
  const background = [
    ...blocksOfText(consultation.background),
    ...(sections.length === 0
      ? []
      : [
          {
            kind: 'table',
            id: 'table-1',
            caption: 'Table 1: What this paper asks about',
            head: ['Where', 'What', 'Questions'],
            rows: sections.map(({ row }) => row),
          } as const,
        ]),
  ]
  const effects: Block[] =
    closingQuestions.length === 0
      ? []
      : [
          outline.section('Effects on people'),
          paragraph([
            words(
              'These questions are about the whole paper: what it could mean for different people, for their rights and for those who work with them.',
            ),
          ]),
          ...ask(closingQuestions),
        ]
  const annex: Block[] =
    evidence.entries().length === 0
      ? []
      : [
          { kind: 'pageBreak' },
          outline.plain('annex-a', 'Evidence', 'Annex A'),
          paragraph([words('Numbers in square brackets in this paper point to this list.')]),
          { kind: 'evidence', entries: evidence.entries() },
        ]
  const body: Block[] = [
    ...front,
    ...section(outline.plain('background', 'Aims and background'), background),
    ...sections.flatMap(({ blocks }) => blocks),
    ...effects,
    { kind: 'pageBreak' },
    outline.plain('about-you', respondentFormHeading),
    ...respondentForm(contact),
    ...annex,
  ]
  const headings = body.filter((block): block is BlockOf<'heading'> => block.kind === 'heading')
  const publication: Publication = {
    meta: metaOf(consultation, today),
    blocks: [
      ...exampleNotice(input),
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, number: '', text: 'Contents', id: 'contents', listed: false },
      { kind: 'contents', entries: contentsOf(headings) },
      { kind: 'pageBreak' },
      ...body,
    ],
  }
  const counts = { questions, quotesShown, quotesWithheld }
  return {
    publication,
    ...counts,
    words: countWords(publication),
    advice: adviceOn(input, { ...counts, unpublished: evidence.unpublished() }),
  }
}

/** A heading and what stands under it; nothing where nothing does. */
const section = (heading: Block, blocks: readonly Block[]): Block[] => (blocks.length === 0 ? [] : [heading, ...blocks])

function metaOf(consultation: FactsOf<'consultation'>, today: string): Meta {
  const { opens_on, closes_on } = consultation
  const isDraft = opens_on === null || today < opens_on
  return {
    title: oneLineOf(consultation.title),
    subtitle: oneLineOf(consultation.subtitle),
    label: isDraft ? 'Consultation draft' : 'Consultation paper',
    dates:
      opens_on !== null && closes_on !== null
        ? `Open from ${dayInWords(opens_on)} to ${dayInWords(closes_on)}`
        : closes_on !== null
          ? `Closes on ${dayInWords(closes_on)}`
          : opens_on !== null
            ? `Opens on ${dayInWords(opens_on)}`
            : 'Dates to be decided',
    prepared: `Prepared on ${dayInWords(today)}`,
    preparedOn: today,
    language: 'en-GB',
  }
}

function closingNotice({ closes_on, contact }: FactsOf<'consultation'>, address: readonly Inline[]): Block {
  return {
    kind: 'notice',
    heading:
      closes_on === null ? 'The closing date has not been decided yet' : `Please answer by ${dayInFull(closes_on)}`,
    lines: oneLineOf(contact) === '' ? [] : [[words('Questions about this paper: '), ...address]],
  }
}

function exampleNotice({ consultation, topics }: PublicationInput): Block[] {
  const examples = topics.filter((topic) => topic.proposal.is_example).length
  if (!consultation.is_example && examples === 0) return []
  return [
    {
      kind: 'notice',
      heading: consultation.is_example ? 'This paper is an example' : 'This paper holds example proposals',
      lines: [
        [
          words(
            consultation.is_example
              ? 'It shows what a paper looks like. Nobody is being consulted on it.'
              : 'They show what a proposal looks like. Nobody is being consulted on them.',
          ),
        ],
      ],
    },
  ]
}
