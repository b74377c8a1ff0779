import { v7 as uuidv7 } from 'uuid'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { newFactsSchema } from '#shared/domain/records/schema.ts'
import type { ConsentFacts } from '#shared/domain/voice/may-show.ts'
import type { voicesContract } from '#shared/rpc/contract/voices.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core, Workspace } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { checkpoint } from '../../storage/checkpoint.ts'
import { mustPointSomewhere, parseFacts } from '../records/handlers.ts'
import { recordsRepository } from '../records/repository.ts'
import { wordsAreNewest } from '../session/records/words-at.ts'
import { voicesRepository } from './repository.ts'
import { sealWords } from './sealing.ts'
import { audienceOf, showQuotes, showWords } from './showing.ts'

export function voicesHandlers(core: Core): Handlers<typeof voicesContract> {
  /** A workspace that may hold confidences: one with a passphrase of its own. */
  const confidential = (): Workspace => {
    const workspace = core.workspace()
    if (workspace.practice) throw new Refusal('workspace/practice')
    return workspace
  }
  const held = (id: string): RecordOf<'voice'> => {
    const voice = voicesRepository(core.workspace().db).voice(id)
    if (voice === undefined || voice.deleted_at !== null) throw new Refusal('record/not-found')
    if (voice.facts.state === 'withdrawn') throw new Refusal('voice/withdrawn')
    return voice
  }
  const consentFor = (voice: string, facts: Record<string, unknown>) => {
    const parsed = parseFacts(newFactsSchema('consent'), {
      explained_by: core.workspace().me.name,
      given_on: core.today(),
      ...facts,
      voice,
    })
    const consent = parsed as unknown as ConsentFacts
    const missing = missingFrom(consent)
    if (missing.length > 0) throw new Refusal('voice/consent-incomplete', { missing: missing.join('; ') })
    return parsed
  }

  return {
    'voice.record': ({ facts, words, consent }) => {
      const { db, changes, me, voiceKey } = confidential()
      const records = recordsRepository(db)
      const id = uuidv7()
      const reference = `V-${String(records.ever('voice') + 1).padStart(4, '0')}`
      const voice = parseFacts(newFactsSchema('voice'), { heard_on: core.today(), ...facts, reference, state: 'held' })
      mustPointSomewhere(records, 'voice', voice)
      const agreed = consentFor(id, consent)
      changes.commit(
        me.name,
        [
          { op: 'create', kind: 'voice', id, facts: voice },
          { op: 'create', kind: 'consent', id: uuidv7(), facts: agreed },
        ],
        {
          label: `Recorded ${reference}`,
          also: () => voicesRepository(db).keep(id, sealWords(voiceKey, id, words.normalize('NFC'))),
        },
      )
      return held(id)
    },
    'voice.words': ({ id, purpose, screen }) => showWords(core, id, audienceOf(core.workspace(), screen), purpose),
    'voice.changeWords': ({ id, words }) => {
      const { db, changes, me, voiceKey } = confidential()
      const voice = held(id)
      // Quotes are ranges of the words: where the words move under one, it is taken away rather than shown wrong.
      const quotes = recordsRepository(db).list('quote', { voice: id }, 5000)
      changes.commit(
        me.name,
        [
          ...quotes.map((quote) => ({ op: 'delete', kind: 'quote', id: quote.id }) as const),
          { op: 'rewrite', kind: 'voice', id },
        ],
        {
          label: null,
          also() {
            voicesRepository(db).keep(voice.id, sealWords(voiceKey, id, words.normalize('NFC')))
            wordsAreNewest(db, id)
          },
        },
      )
    },
    'voice.askAgain': ({ id, consent }) => {
      const { changes, me, db } = confidential()
      const voice = held(id)
      const consentId = uuidv7()
      changes.commit(me.name, [{ op: 'create', kind: 'consent', id: consentId, facts: consentFor(id, consent) }], {
        label: `Asked again about ${voice.facts.reference}`,
      })
      const record = recordsRepository(db).get('consent', consentId)
      if (record === undefined) throw new Error('the consent just written is not there')
      return record
    },
    'voice.withdraw': ({ id, on }) => {
      const { db, changes, me } = core.workspace()
      held(id)
      const repository = voicesRepository(db)
      changes.commit(
        me.name,
        [
          { op: 'update', kind: 'voice', id, facts: { state: 'withdrawn' } },
          ...repository
            .consents(id)
            .map(
              (consent) => ({ op: 'update', kind: 'consent', id: consent.id, facts: { withdrawn_on: on } }) as const,
            ),
        ],
        { label: null, also: () => repository.destroy(id) },
      )
      checkpoint(db)
    },
    'voice.quote': ({ id, start, end }) => {
      const { db, changes, me } = core.workspace()
      const voice = held(id)
      const shown = showWords(core, id, audienceOf(core.workspace(), 'person'), 'draft')
      if (!shown.show) throw new Refusal('voice/not-shown', { reason: shown.because })
      if (end <= start || end > shown.words.length || shown.words.slice(start, end).trim() === '')
        throw new Refusal('voice/quote-outside')
      const quoteId = uuidv7()
      const label = `${voice.facts.reference}, quote ${recordsRepository(db).list('quote', { voice: id }, 5000).length + 1}`
      changes.commit(
        me.name,
        [
          {
            op: 'create',
            kind: 'quote',
            id: quoteId,
            facts: { voice: id, start_at: start, end_at: end, id_label: label },
          },
        ],
        {
          label: `Quoted ${voice.facts.reference}`,
        },
      )
      const record = recordsRepository(db).get('quote', quoteId)
      if (record === undefined) throw new Error('the quote just written is not there')
      return record
    },
    'quote.show': ({ ids, purpose, screen }) => {
      const shown = showQuotes(core, ids, audienceOf(core.workspace(), screen), purpose)
      return [...shown].map(([id, quote]) => ({ id, ...quote }))
    },
  }
}

/** Consent is specific, informed and recorded (domain: participation); what is missing, in words. */
function missingFrom(consent: ConsentFacts): string[] {
  return [
    consent.explained_by === '' ? 'who explained it' : '',
    consent.identifiability !== 'anonymous' && consent.shown_as === '' ? 'the name to show' : '',
    consent.may_quote && consent.for_uses.length === 0 ? 'what it may be used for' : '',
    consent.until_day !== null && consent.until_day < consent.given_on ? 'an end after it was given' : '',
  ].filter((part) => part !== '')
}
