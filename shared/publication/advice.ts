import { dayInWords, daysBetween } from './days.ts'
import { type PublicationInput, topicHeading } from './input.ts'
import { optionsOf, type QuestionToAsk } from './questions.ts'
import { oneLineOf } from './text.ts'

type Counts = {
  readonly questions: number
  readonly quotesShown: number
  readonly quotesWithheld: number
  readonly unpublished: number
}

/** At least twelve weeks is usual for a consultation. */
const USUAL_WEEKS = 12

const one = (count: number, singular: string, plural: string) =>
  count === 1 ? `One ${singular}` : `${count} ${plural}`

/** What a secretariat would want to know before publishing, the weightiest first. */
export function adviceOn(input: PublicationInput, counts: Counts): string[] {
  const { consultation, topics, closingQuestions } = input
  const advice: string[] = []
  const say = (when: boolean, sentence: string) => {
    if (when) advice.push(sentence)
  }
  say(consultation.is_example, 'This paper is marked as an example.')
  say(topics.length === 0, 'There is no proposal in this paper yet.')
  for (const topic of topics) {
    const name = topicHeading(topic)
    say(topic.proposal.is_example && !consultation.is_example, `“${name}” is marked as an example.`)
    say(
      topic.proposal.summary.trim() === '' && (topic.proposal.body.content ?? []).length === 0,
      `“${name}” has no text yet.`,
    )
    say(topic.questions.length === 0, `“${name}” has no question.`)
  }
  advice.push(...aboutDates(input))
  say(counts.questions === 0, 'There is no question in this paper yet.')
  say(closingQuestions.length === 0, 'Nothing is asked about effects on people.')
  for (const question of [...topics.flatMap((topic) => topic.questions), ...closingQuestions])
    say(lacksChoices(question), `“${oneLineOf(question.wording)}” has no choices to choose from.`)
  say(
    counts.quotesWithheld > 0,
    counts.quotesWithheld === 1
      ? 'One quote is not shown: what was agreed does not allow it in a published paper.'
      : `${counts.quotesWithheld} quotes are not shown: what was agreed does not allow them in a published paper.`,
  )
  say(
    counts.unpublished > 0,
    `${one(counts.unpublished, 'citation points', 'citations point')} to evidence that is not published; it is not named.`,
  )
  say(consultation.foreword.trim() === '', 'There is no foreword.')
  say(consultation.how_to_respond.trim() === '', 'Nothing says yet how to respond.')
  say(consultation.contact.trim() === '', 'There is no contact for people with questions.')
  say(consultation.background.trim() === '', 'Nothing is written about aims and background.')
  return advice
}

function aboutDates({ consultation: { opens_on, closes_on }, today }: PublicationInput): string[] {
  if (closes_on === null) return ['There is no closing date yet.']
  if (closes_on < today) return [`The closing date, ${dayInWords(closes_on)}, has passed.`]
  if (opens_on === null) return ['There is no opening date yet.']
  const days = daysBetween(opens_on, closes_on)
  if (days < 0) return ['It closes before it opens.']
  if (days >= USUAL_WEEKS * 7) return []
  const weeks = Math.floor(days / 7)
  return [
    `It is open for ${weeks === 1 ? 'one week' : weeks > 1 ? `${weeks} weeks` : 'less than a week'}; at least ${USUAL_WEEKS} weeks is usual.`,
  ]
}

const lacksChoices = (question: QuestionToAsk) =>
  (question.answer_kind === 'single' || question.answer_kind === 'multiple') &&
  optionsOf(question.answer_options).length < 2
