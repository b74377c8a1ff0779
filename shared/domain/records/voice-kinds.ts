import { choice, choices, day, flag, line, maybeRef, ref, requiredDay, whole } from './field.ts'
import { kind } from './kind.ts'
import * as options from './options.ts'

/** What children and families said, and what they agreed to. */
export const voiceKinds = {
  /** The words themselves are not a field: they are kept apart, under a key per voice. */
  voice: kind({
    one: 'Voice',
    many: 'Voices',
    title: 'reference',
    searched: ['reference'],
    order: 'reference',
    fields: {
      reference: line('Reference', { required: true }),
      area: maybeRef('Inquiry area', 'area', 'not placed in an area yet'),
      age_band: choice('Age', options.ageBands, 'not-said'),
      route: choice('How it reached us', options.voiceRoutes, 'own-words'),
      heard_on: requiredDay('Heard on'),
      support: line('Who was with them'),
      told_back: day('Told what became of it', 'not told yet'),
      state: choice('State', options.voiceStates, 'held'),
    },
  }),
  consent: kind({
    one: 'Consent',
    many: 'Consents',
    title: 'explained_by',
    searched: [],
    order: 'given_on',
    fields: {
      voice: ref('Voice', 'voice'),
      scope: choice('Who may read it', options.consentScopes, 'secretariat'),
      identifiability: choice('How they appear', options.identifiabilities, 'anonymous'),
      shown_as: line('Name to show', { hint: 'Only for a chosen or real name' }),
      may_quote: flag('May be quoted'),
      for_uses: choices('May be used for', options.consentUses),
      wording_version: line('Wording explained'),
      explained_by: line('Explained by', { required: true }),
      given_on: requiredDay('Given on'),
      until_day: day('Until', 'no end was agreed'),
      withdrawn_on: day('Withdrawn on', 'not withdrawn'),
    },
  }),
  /** A range of a voice's words, counted in UTF-16 units. Documents hold the id, never the words. */
  quote: kind({
    one: 'Quote',
    many: 'Quotes',
    title: 'id_label',
    searched: [],
    order: 'id_label',
    fields: {
      voice: ref('Voice', 'voice'),
      start_at: whole('From', { max: 10_000_000 }),
      end_at: whole('To', { max: 10_000_000 }),
      id_label: line('Label'),
    },
  }),
} as const
