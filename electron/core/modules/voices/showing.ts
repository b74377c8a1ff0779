import { type Audience, mayShow, type Purpose, type Withheld } from '#shared/domain/voice/may-show.ts'
import type { Shown } from '#shared/rpc/contract/voices.ts'
import type { Core, Workspace } from '../../core.ts'
import { voicesRepository } from './repository.ts'
import { unsealWords } from './sealing.ts'

const withheld = (because: Withheld): Shown => ({ show: false, because })

/**
 * The only place where a voice's words are decrypted for anyone. Asks the rule first: what it withholds is
 * never read, so it cannot slip out in an error, a length or a log.
 */
export function showWords(
  core: Pick<Core, 'workspace' | 'today'>,
  id: string,
  audience: Audience,
  purpose: Purpose,
): Shown {
  const workspace = core.workspace()
  const repository = voicesRepository(workspace.db)
  const voice = repository.forShowing(id)
  if (voice === undefined) return withheld('not-asked')
  const showing = mayShow(voice, audience, purpose, core.today())
  if (!showing.show) return withheld(showing.because)
  const sealed = repository.sealed(id)
  if (sealed === undefined) return withheld('withdrawn')
  return { show: true, words: unsealWords(workspace.voiceKey, id, sealed), as: showing.as }
}

export type ShownQuote = { readonly voice: string | null; readonly reference: string; readonly shown: Shown }

/** Quotes by id, each as the rule allows. An id this workspace does not know is withheld as not asked. */
export function showQuotes(
  core: Pick<Core, 'workspace' | 'today'>,
  ids: readonly string[],
  audience: Audience,
  purpose: Purpose,
): Map<string, ShownQuote> {
  const repository = voicesRepository(core.workspace().db)
  return new Map(
    ids.map((id): [string, ShownQuote] => {
      const quote = repository.quote(id)
      if (quote === undefined) return [id, { voice: null, reference: '', shown: withheld('not-asked') }]
      const whole = showWords(core, quote.facts.voice, audience, purpose)
      const shown: Shown = whole.show
        ? { ...whole, words: whole.words.slice(quote.facts.start_at, quote.facts.end_at) }
        : whole
      return [
        id,
        { voice: quote.facts.voice, reference: repository.voice(quote.facts.voice)?.facts.reference ?? '', shown },
      ]
    }),
  )
}

/** Who a screen of this computer shows to: the person who sits here, or everyone before the projector. */
export function audienceOf(workspace: Workspace, screen: 'person' | 'room'): Audience {
  return screen === 'room' ? { kind: 'room' } : { kind: 'person', role: workspace.me.role }
}
