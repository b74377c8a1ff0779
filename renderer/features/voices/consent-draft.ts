import type { ConsentFacts } from '#shared/domain/voice/may-show.ts'

/** What is asked about words, while it is being asked. */
export type ConsentDraft = Pick<
  ConsentFacts,
  'scope' | 'identifiability' | 'shown_as' | 'may_quote' | 'for_uses' | 'explained_by' | 'until_day'
>

/** Nothing is agreed until somebody says so: the narrowest answer to every question. */
export const nothingAgreed: ConsentDraft = {
  scope: 'secretariat',
  identifiability: 'anonymous',
  shown_as: '',
  may_quote: false,
  for_uses: [],
  explained_by: '',
  until_day: null,
}

/** What is still missing, as one sentence; null where it is complete. */
export function missingIn(draft: ConsentDraft, today: string): string | null {
  if (draft.identifiability !== 'anonymous' && draft.shown_as.trim() === '') return 'Say which name to show'
  if (draft.may_quote && draft.for_uses.length === 0) return 'Say what it may be quoted for'
  if (draft.explained_by.trim() === '') return 'Say who explained this'
  if (draft.until_day !== null && draft.until_day < today) return 'Choose an end that is still to come'
  return null
}

/** The facts to record: a name only where one is to be shown. */
export const consentFactsOf = (draft: ConsentDraft, today: string) => ({
  ...draft,
  shown_as: draft.identifiability === 'anonymous' ? '' : draft.shown_as.trim(),
  given_on: today,
  wording_version: 'Hearings Workshop 1',
})
