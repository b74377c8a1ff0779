import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { type ConsentDraft, missingIn, nothingAgreed } from './consent-draft.ts'

export type Capture = {
  readonly words: string
  readonly age_band: FactsOf<'voice'>['age_band']
  readonly route: FactsOf<'voice'>['route']
  readonly support: string
  readonly area: string | null
  readonly consent: ConsentDraft
}

export const nothingCaptured = (explainedBy: string): Capture => ({
  words: '',
  age_band: 'not-said',
  route: 'own-words',
  support: '',
  area: null,
  consent: { ...nothingAgreed, explained_by: explainedBy },
})

export const captureSteps = [
  {
    id: 'words',
    optional: false,
    question: 'What would you like us to know?',
    help: 'You do not have to say what happened. An idea is enough.',
  },
  {
    id: 'about',
    optional: true,
    question: 'A little about this',
    help: 'So that it is understood, and never more than you want to say.',
  },
  {
    id: 'read',
    optional: false,
    question: 'Who may read it?',
    help: 'You can change your mind any day, without a reason.',
  },
  {
    id: 'appear',
    optional: false,
    question: 'How should it appear?',
    help: 'Without a name means that nobody sees one, not even in the group.',
  },
  { id: 'quote', optional: true, question: 'May we use your words?', help: 'Word for word, in what the group writes.' },
  {
    id: 'until',
    optional: true,
    question: 'Until when?',
    help: 'After that day the words hide themselves until somebody asks you again.',
  },
  {
    id: 'right',
    optional: false,
    question: 'Is this right?',
    help: 'Read it through together. Everything can still be changed.',
  },
] as const

export type CaptureStepId = (typeof captureSteps)[number]['id']

/** Why one cannot go on from a step, or undefined. */
export function whyNotOn(step: CaptureStepId, capture: Capture, today: string): string | undefined {
  if (step === 'words') return capture.words.trim() === '' ? 'Write something first' : undefined
  if (step === 'appear' && capture.consent.identifiability !== 'anonymous' && capture.consent.shown_as.trim() === '')
    return 'Say which name to show'
  if (step === 'quote' && capture.consent.may_quote && capture.consent.for_uses.length === 0) return 'Say what for'
  if (step === 'until' || step === 'right') return missingIn(capture.consent, today) ?? undefined
  return undefined
}
