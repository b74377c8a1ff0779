import type { FactsOf } from '../domain/records/kinds.ts'
import type { BlockOf, Choices } from './model.ts'
import { oneLineOf, printable } from './text.ts'

/** What a question needs to stand in a paper. */
export type QuestionToAsk = Pick<
  FactsOf<'question'>,
  'wording' | 'help' | 'answer_kind' | 'answer_options' | 'asks_why'
>

const ONE = 'Choose one.'
const MANY = 'Choose as many as you like.'
const choices = (labels: readonly string[], many = false): Choices => ({
  instruction: many ? MANY : ONE,
  many,
  options: labels.map((label) => ({ label, hint: '' })),
})

const OWN_WORDS = 'Your answer, if you like'

/** The choices a writer typed, one a line. */
export function optionsOf(answerOptions: string): string[] {
  return printable(answerOptions)
    .split('\n')
    .map((line) => oneLineOf(line.replace(/^\s*[-*•]\s+/, '')))
    .filter((line) => line !== '')
}

/** How people answer: what they choose from, and the spaces they write in. */
function answering({ answer_kind, answer_options }: QuestionToAsk): { choices: Choices | null; spaces: string[] } {
  const options = optionsOf(answer_options)
  switch (answer_kind) {
    case 'open':
      return { choices: null, spaces: [OWN_WORDS] }
    case 'pros-cons':
      return { choices: null, spaces: ['What would be good about it', 'What would not be good about it'] }
    case 'yes-no':
      return { choices: choices(['Yes', 'No', 'Don’t know']), spaces: [] }
    case 'agreement':
      return {
        choices: choices([
          'Strongly agree',
          'Agree',
          'Neither agree nor disagree',
          'Disagree',
          'Strongly disagree',
          'Don’t know',
        ]),
        spaces: [],
      }
    case 'single':
    case 'multiple':
      return options.length === 0
        ? { choices: null, spaces: [OWN_WORDS] }
        : { choices: choices(options, answer_kind === 'multiple'), spaces: [] }
  }
}

/** A question with its number and everything a person needs to answer it on paper. */
export function questionBlock(question: QuestionToAsk, number: number): BlockOf<'question'> {
  const { choices, spaces } = answering(question)
  return {
    kind: 'question',
    level: 3,
    id: `question-${number}`,
    number: String(number),
    label: `Question ${number}`,
    wording: oneLineOf(question.wording),
    help: oneLineOf(question.help),
    choices,
    spaces: question.asks_why && choices !== null ? [...spaces, 'Please tell us why, if you like'] : spaces,
  }
}
