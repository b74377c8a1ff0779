import type { Database } from 'better-sqlite3'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { mayShow, type Purpose } from '#shared/domain/voice/may-show.ts'
import type { Core, Workspace } from '../../../core.ts'
import { checkpoint } from '../../../storage/checkpoint.ts'
import { prepared } from '../../../storage/prepared.ts'
import { voicesRepository } from '../../voices/repository.ts'
import { sealWords } from '../../voices/sealing.ts'
import { showWords } from '../../voices/showing.ts'
import { setWordsAt, wordsAt } from './words-at.ts'

/** Someone at the other end of a line, and what they would have the words for: to look after them, or for this session. */
export type Listener = { readonly role: SessionRole; readonly purpose: Extract<Purpose, 'read' | 'session'> }

/** The voices whose words are held here, and since when they read as they do. */
export function heldWords(db: Database): [voice: string, at: string][] {
  return prepared<[], { voice: string }>(db, 'SELECT voice FROM voice_words ORDER BY voice')
    .all()
    .map(({ voice }) => [voice, wordsAt(db, voice)])
}

export type Told = { readonly voice: string; readonly at: string; readonly words: string }

/** The words someone may have and has not, or has as they read before. Asks the rule for each, on the day. */
export function* wordsFor(
  core: Pick<Core, 'workspace' | 'today'>,
  { role, purpose }: Listener,
  has: ReadonlyMap<string, string>,
  may: (voice: string) => boolean,
): Generator<Told> {
  const { db } = core.workspace()
  for (const voice of voicesRepository(db).allIds()) {
    const at = wordsAt(db, voice)
    const theirs = has.get(voice)
    if ((theirs !== undefined && theirs >= at) || !may(voice)) continue
    const shown = showWords(core, voice, { kind: 'person', role }, purpose)
    if (shown.show) yield { voice, at, words: shown.words }
  }
}

/** Keeps words that were told, under a key of this workspace's own. Answers whether they were kept: only where the rule would show them. */
export function keepWords(workspace: Workspace, told: Told, { role, purpose }: Listener, today: string): boolean {
  const { db, practice, voiceKey } = workspace
  const repository = voicesRepository(db)
  const voice = repository.forShowing(told.voice)
  if (practice || voice === undefined || !mayShow(voice, { kind: 'person', role }, purpose, today).show) return false
  if (repository.sealed(told.voice) !== undefined && wordsAt(db, told.voice) >= told.at) return false
  db.transaction(() => {
    repository.keep(told.voice, sealWords(voiceKey, told.voice, told.words))
    if (told.at !== '') setWordsAt(db, told.voice, told.at)
  })()
  return true
}

/** Destroys words and key of these voices where `gone` says so, and leaves no copy of either in the file. */
export function destroyWords(workspace: Workspace, voices: Iterable<string>, gone: (voice: string) => boolean): number {
  const { db } = workspace
  const repository = voicesRepository(db)
  let destroyed = 0
  for (const voice of voices) {
    if (repository.sealed(voice) === undefined || !gone(voice)) continue
    repository.destroy(voice)
    prepared<[string]>(db, 'DELETE FROM voice_words_at WHERE voice = ?').run(voice)
    destroyed++
  }
  if (destroyed > 0) checkpoint(db)
  return destroyed
}

/** Whether someone has taken back what they said. */
export function isWithdrawn(db: Database, voice: string): boolean {
  const known = voicesRepository(db).forShowing(voice)
  return known?.state === 'withdrawn' || known?.consents.some((consent) => consent.withdrawn_on !== null) === true
}

/** The voices that some records are, or are about. */
export function voicesAmong(db: Database, records: readonly { kind: string; id: string }[]): Set<string> {
  const voiceOf = prepared<[string], { voice: string }>(db, 'SELECT voice FROM consent WHERE id = ?')
  return new Set(
    records.flatMap(({ kind, id }) => {
      if (kind === 'voice') return [id]
      const voice = kind === 'consent' ? voiceOf.get(id)?.voice : undefined
      return voice === undefined ? [] : [voice]
    }),
  )
}
