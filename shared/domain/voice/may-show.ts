import type { FactsOf } from '../records/kinds.ts'

export type GroupRole = FactsOf<'membership'>['role']

/** Who would see or hear the words: a person at a screen, everyone before a projector, or any reader of a paper. */
export type Audience =
  | { readonly kind: 'person'; readonly role: GroupRole | 'guest' }
  | { readonly kind: 'room' }
  | { readonly kind: 'public' }

/**
 * What the words would be shown for. Reading and searching are what scope alone decides; a quote in a draft,
 * a session and an export each need the matching use to have been agreed.
 */
export type Purpose = 'read' | 'search' | 'draft' | 'session' | 'export'

export type ConsentFacts = FactsOf<'consent'>
export type VoiceForShowing = {
  readonly state: FactsOf<'voice'>['state'] | 'deleted'
  readonly consents: readonly ConsentFacts[]
}

/** How the person appears beside their words. Only a chosen or real name that they agreed to is ever given. */
export type Attribution =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'pseudonym' | 'named'; readonly name: string }

export type Withheld =
  | 'withdrawn'
  | 'not-asked'
  | 'not-yet'
  | 'ended'
  | 'out-of-scope'
  | 'not-to-be-quoted'
  | 'not-for-this-use'
  | 'deleted'
export type Showing =
  | { readonly show: true; readonly as: Attribution }
  | { readonly show: false; readonly because: Withheld }

const no = (because: Withheld): Showing => ({ show: false, because })

/** Scopes from the narrowest; each reader needs at least theirs. */
const breadth = { secretariat: 0, group: 1, public: 2 } as const
/** Wider than any scope: even words for anyone are for anyone *once published*, and a published paper is how they get them. */
const NO_SCOPE = 3

function breadthNeededBy(audience: Audience): number {
  if (audience.kind === 'public') return breadth.public
  if (audience.kind === 'room') return breadth.group
  switch (audience.role) {
    case 'chair':
    case 'secretariat':
      return breadth.secretariat
    case 'facilitator':
    case 'member':
    case 'adviser':
      return breadth.group
    case 'observer':
    case 'guest':
      return NO_SCOPE
  }
}

/** What a purpose needs besides scope. Searching one's own screen needs no more than reading. */
const useNeeded = { read: null, search: null, draft: 'drafting', session: 'session', export: 'consultation' } as const

/** The consent that counts today: the latest given, since a later answer replaces an earlier one. */
export function consentInForce(consents: readonly ConsentFacts[]): ConsentFacts | undefined {
  return consents.reduce<ConsentFacts | undefined>(
    (latest, consent) => (latest === undefined || consent.given_on >= latest.given_on ? consent : latest),
    undefined,
  )
}

/**
 * The one rule of every path by which a voice's words could reach someone: a screen, a search result, a session,
 * an export. `today` is an ISO day; a consent holds through its last day. Withdrawn by any consent is withdrawn
 * for good (domain: withdrawable at any time, without a reason).
 */
export function mayShow(voice: VoiceForShowing, audience: Audience, purpose: Purpose, today: string): Showing {
  if (voice.state === 'deleted') return no('deleted')
  if (voice.state === 'withdrawn' || voice.consents.some((consent) => consent.withdrawn_on !== null))
    return no('withdrawn')
  const consent = consentInForce(voice.consents)
  if (consent === undefined) return no('not-asked')
  if (consent.given_on > today) return no('not-yet')
  if (consent.until_day !== null && consent.until_day < today) return no('ended')
  if (breadth[consent.scope] < breadthNeededBy(audience)) return no('out-of-scope')
  const use = useNeeded[purpose]
  if (use !== null && !consent.for_uses.includes(use)) return no('not-for-this-use')
  if ((purpose === 'draft' || purpose === 'export') && !consent.may_quote) return no('not-to-be-quoted')
  return { show: true, as: attribution(consent) }
}

function attribution(consent: ConsentFacts): Attribution {
  if (consent.identifiability === 'anonymous' || consent.shown_as === '') return { kind: 'anonymous' }
  return { kind: consent.identifiability, name: consent.shown_as }
}
