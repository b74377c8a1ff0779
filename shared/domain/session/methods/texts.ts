import type { Method } from './method.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'
import { withoutOutcome } from './words.ts'

/** Methods in which people write together in a shared text, and the break, in which they do not. */
type DocumentState = { readonly document: string | null }

export const drafting: Method<
  SettingsOf<'drafting'>,
  DocumentState,
  ActionOf<'drafting'>,
  ViewOf<'drafting'>,
  ResultOf<'drafting'>
> = {
  name: 'drafting',
  purpose: 'Writing a proposal together.',
  howTo: 'Write in the text that is open. Suggest where you are not sure.',
  minutes: 30,
  ...shapes.drafting,
  usual: { proposal: null },
  begin: ({ proposal }) => ({ document: proposal }),
  apply: (_, { proposal }, who) => (who.runs ? { state: { document: proposal } } : { refused: 'only-who-runs' }),
  viewFor: ({ document }) => ({ document }),
  resultOf: ({ document }) => ({ document }),
  outcome: ({ document }) => ({ result: { document }, ...withoutOutcome }),
  /** Which text changed is written down for every block; nothing to add. */
  minutesOf: () => [],
}

type NotesState = { readonly document: string }

export const notes: Method<SettingsOf<'notes'>, NotesState, ActionOf<'notes'>, ViewOf<'notes'>, ResultOf<'notes'>> = {
  name: 'notes',
  purpose: 'A sheet of paper that everyone writes on.',
  howTo: 'Write what you hear and think. Everyone sees it as you write.',
  minutes: 15,
  ...shapes.notes,
  usual: {},
  begin: (_, { document }) => ({ document }),
  apply: () => ({ refused: 'not-there' }),
  viewFor: ({ document }) => ({ document }),
  resultOf: ({ document }) => ({ documents: [document] }),
  outcome: ({ document }) => ({ result: { documents: [document] }, ...withoutOutcome }),
  minutesOf: () => [],
}

type Nothing = Readonly<Record<string, never>>

export const breakMethod: Method<
  SettingsOf<'break'>,
  Nothing,
  ActionOf<'break'>,
  ViewOf<'break'>,
  ResultOf<'break'>
> = {
  name: 'break',
  purpose: 'Rest, air, something to drink.',
  howTo: 'Come back when the timer ends, or a little later if you need to.',
  minutes: 15,
  ...shapes.break,
  usual: {},
  begin: () => ({}),
  apply: () => ({ refused: 'not-there' }),
  viewFor: () => ({}),
  resultOf: () => ({}),
  outcome: () => ({ result: {}, ...withoutOutcome }),
  minutesOf: () => [],
}
