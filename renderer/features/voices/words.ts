import { daysBetween, inWords, monthOf, plainDay } from '#renderer/features/records/index.ts'
import type { BadgeState } from '#renderer/ui/badge.tsx'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { ageBands, consentScopes, consentUses, voiceRoutes } from '#shared/domain/records/options.ts'
import { type ConsentFacts, consentInForce } from '#shared/domain/voice/may-show.ts'

/** Days before its end at which a consent counts as ending. */
export const soon = 14

export type Standing = {
  readonly state: BadgeState
  readonly words: string
  /** Ending, ended or never asked: somebody has to ask. */
  readonly needsYou: boolean
}

/** How what somebody agreed to stands today, as a shape and a word. */
export function consentStanding(
  voice: Pick<FactsOf<'voice'>, 'state'>,
  consents: readonly ConsentFacts[],
  today: string,
): Standing {
  if (voice.state === 'withdrawn' || consents.some(({ withdrawn_on }) => withdrawn_on !== null))
    return { state: 'withdrawn', words: 'Withdrawn', needsYou: false }
  const consent = consentInForce(consents)
  if (consent === undefined) return { state: 'unasked', words: 'Not asked', needsYou: true }
  const left = consent.until_day === null ? null : daysBetween(today, consent.until_day)
  if (left !== null && left < 0) return { state: 'ending', words: 'Ended', needsYou: true }
  if (left === 0) return { state: 'ending', words: 'Ends today', needsYou: true }
  if (left !== null && left <= soon) return { state: 'ending', words: inWords(left), needsYou: true }
  return consent.may_quote
    ? { state: 'given', words: 'Given', needsYou: false }
    : { state: 'limited', words: 'No quote', needsYou: false }
}

const labelOf = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value

/** "12 to 15 · own words" */
export const oneLine = ({ age_band, route }: Pick<FactsOf<'voice'>, 'age_band' | 'route'>): string =>
  `${labelOf(ageBands, age_band)} · ${labelOf(voiceRoutes, route).toLowerCase()}`

export type Agreed = { readonly term: string; readonly value: string; readonly sub: string }

/** What somebody agreed to, in four answers. */
export function agreedIn(consent: ConsentFacts): readonly Agreed[] {
  const uses = consentUses
    .filter(({ value }) => consent.for_uses.includes(value))
    .map(({ label }) => label.toLowerCase())
  const named = consent.identifiability !== 'anonymous' && consent.shown_as !== ''
  return [
    {
      term: 'Who may read it',
      value: labelOf(consentScopes, consent.scope),
      sub: consent.scope === 'public' ? 'Once it is published' : 'Everyone else sees the bars',
    },
    {
      term: 'How they appear',
      value:
        consent.identifiability === 'anonymous'
          ? 'Without a name'
          : named
            ? `As ${consent.shown_as}`
            : 'Without a name',
      sub:
        consent.identifiability === 'named'
          ? 'Their own name'
          : consent.identifiability === 'pseudonym'
            ? 'A name they chose'
            : 'Age band only',
    },
    {
      term: 'May be quoted',
      value: consent.may_quote ? 'Yes' : 'No',
      sub: uses.length === 0 ? 'For nothing but being read' : `For ${uses.join(', ')}`,
    },
    {
      term: 'May be changed',
      value: 'Any time, no reason',
      sub: consent.until_day === null ? 'No end was agreed' : `Ends by itself on ${plainDay(consent.until_day)}`,
    },
  ]
}

/** Why words are not shown, as a person at this screen reads it. */
export const withheldWords = {
  withdrawn: 'The words were withdrawn and are gone.',
  'not-asked': 'Nobody has asked yet what may be done with them.',
  'not-yet': 'What was agreed begins later.',
  ended: 'What was agreed has ended. Ask again before reading on.',
  'out-of-scope': 'Not for your role: the person chose who may read this.',
  'not-to-be-quoted': 'They may be read, but not quoted.',
  'not-for-this-use': 'The person did not agree to this use.',
  deleted: 'This voice was deleted.',
} as const

/** "Voice V-0147": how a reference is said. */
export const voiceName = (reference: string): string => `Voice ${reference}`

/** Who said it, how, and when, without a day: "12 to 15. Own words, November 2022." */
export function aboutVoice({ age_band, route, heard_on, support }: FactsOf<'voice'>): string {
  const who = age_band === 'not-said' ? 'Age not said' : labelOf(ageBands, age_band)
  const with_ = support === '' ? '' : ` With them: ${support}.`
  return `${who}. ${labelOf(voiceRoutes, route)}, ${monthOf(heard_on)}.${with_}`
}
