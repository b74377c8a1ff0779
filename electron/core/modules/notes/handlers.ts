import type { notesContract } from '#shared/rpc/contract/notes.ts'
import type { Core } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { notesRepository } from './repository.ts'

export function notesHandlers(core: Core): Handlers<typeof notesContract> {
  const notes = () => notesRepository(core.workspace().db)
  return {
    'note.read': ({ about }) => ({ words: notes().read(about) }),
    'note.keep': ({ about, words }) => notes().keep(about, words, core.now()),
  }
}
