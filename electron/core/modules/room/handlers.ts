import type { roomContract } from '#shared/rpc/contract/room.ts'
import type { Core } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { doorOf, openDoorOf } from '../session/current.ts'

/** The room of the open session, at its host or at a guest alike. */
export function roomHandlers(core: Core): Handlers<typeof roomContract> {
  return {
    'room.view': ({ as }) => doorOf(core, 'room')?.view(as) ?? null,
    'room.do': ({ intent }) => openDoorOf(core, 'room').do(intent),
  }
}
