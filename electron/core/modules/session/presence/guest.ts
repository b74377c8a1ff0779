import type { GuestContext, GuestFeature } from '../feature.ts'
import { framed, GONE, readStates, type State, unframed, writeStates } from './states.ts'

/** Who is where, at a guest: what pages say goes to the host, and is said again when the line is there again. */
export function presenceAtGuest(context: GuestContext): GuestFeature {
  const { core, log } = context
  const own = new Map<string, Map<number, State>>()

  return {
    channel: 'presence',
    door: {
      present(document, update) {
        const states = readStates(update)
        if (states === null) return
        const known = own.get(document) ?? new Map<number, State>()
        own.set(document, known)
        for (const state of states) {
          if (state.state === GONE) known.delete(state.client)
          else known.set(state.client, state)
        }
        context.line()?.say('presence', framed(document, update))
      },
    },
    connected(line) {
      for (const [document, known] of own)
        if (known.size > 0) line.say('presence', framed(document, writeStates([...known.values()])))
    },
    heard(said) {
      const frame = unframed(said)
      if (frame === null || readStates(frame.update) === null) {
        log.warn({}, 'what the host said of who is where could not be read')
        return
      }
      core.emit('session.present', frame)
    },
  }
}
