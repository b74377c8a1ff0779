import type { hostCalls } from '#shared/rpc/host.ts'
import type { Core } from '../../core.ts'
import type { Handlers } from '../../serve.ts'

/** Dialogs and folders a window may ask for; the host shows them. */
export function hostHandlers(core: Core): Handlers<typeof hostCalls> {
  return {
    'host.chooseFiles': (input) => core.host.call('dialog.open', { ...input, within: core.places.documents }),
    'host.chooseSave': (input) => core.host.call('dialog.save', input),
    'host.reveal': (input) => core.host.call('folder.reveal', input),
  }
}
