import type { FactsOf } from '../domain/records/kinds.ts'
import type { Showing } from '../domain/voice/may-show.ts'
import type { BodyNode } from './body-node.ts'
import type { EvidenceToCite } from './evidence-list.ts'
import type { QuestionToAsk } from './questions.ts'
import { oneLineOf } from './text.ts'

/** A quote as mayShow decided it for any reader of a paper; the words only where they may be shown. */
export type QuoteToPrint =
  | (Extract<Showing, { show: true }> & { readonly words: string })
  | Extract<Showing, { show: false }>

export type TopicToPrint = Pick<FactsOf<'topic'>, 'heading' | 'introduction'> & {
  readonly proposal: Pick<FactsOf<'proposal'>, 'number' | 'title' | 'summary' | 'is_example'> & {
    readonly body: BodyNode
  }
  readonly questions: readonly QuestionToAsk[]
}

export type PublicationInput = {
  /** ISO day. */
  readonly today: string
  readonly consultation: FactsOf<'consultation'>
  /** In the order of the paper. */
  readonly topics: readonly TopicToPrint[]
  /** Asked at the end, about the whole: the effects on people. */
  readonly closingQuestions: readonly QuestionToAsk[]
  readonly evidence: ReadonlyMap<string, EvidenceToCite>
  /** One that is missing counts as withheld. */
  readonly quotes: ReadonlyMap<string, QuoteToPrint>
}

/** The topic's own heading, or its proposal's title. */
export const topicHeading = ({ heading, proposal }: TopicToPrint): string =>
  oneLineOf(heading) || oneLineOf(proposal.title) || `Proposal ${proposal.number}`
