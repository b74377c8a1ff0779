import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { consultationsContract, Exported } from '#shared/rpc/contract/consultations.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core, Workspace } from '../../core.ts'
import { freeName } from '../../export/file-name.ts'
import { render } from '../../export/formats.ts'
import { renderHtmlForFrame } from '../../export/html.ts'
import { writingTogether } from '../../export/write-together.ts'
import type { Handlers } from '../../serve.ts'
import { paperOf } from './paper.ts'
import { consultationsRepository } from './repository.ts'

/** The paper: seen in the app, and made into files. */
export function consultationsHandlers(core: Core): Handlers<typeof consultationsContract> {
  const find = (id: string | null): RecordOf<'consultation'> => {
    const repository = consultationsRepository(core.workspace().db)
    const found = id === null ? repository.newest() : repository.consultation(id)
    if (found === undefined) throw new Refusal(id === null ? 'consultation/none' : 'record/not-found')
    return found
  }

  return {
    'consultation.preview': ({ id }) => {
      const { publication, questions, words, quotesShown, quotesWithheld, advice } = paperOf(core, find(id))
      return {
        html: renderHtmlForFrame(publication),
        questions,
        words,
        quotesShown,
        quotesWithheld,
        advice: [...advice],
      }
    },

    'consultation.export': async ({ id, formats: asked, folder }, { signal, progress }) => {
      const formats = [...new Set(asked)]
      const workspace = core.workspace()
      const consultation = find(id)
      const { publication, topics, quotesShown, quotesWithheld, stillAgreed } = paperOf(core, consultation)
      if (topics === 0) throw new Refusal('consultation/no-proposals')
      const name = freeName(publication.meta.title, core.today(), formats, (file) => existsSync(join(folder, file)))
      const made: z.output<typeof Exported>[] = []
      using files = writingTogether()
      for (const [done, format] of formats.entries()) {
        progress({ format, done, of: formats.length })
        // A rendering keeps this thread to itself: let a wish to cancel be heard before each, and after the last.
        await nextTurn()
        signal.throwIfAborted()
        const bytes = await render(format, publication, core.places)
        const file = join(folder, `${name}.${format}`)
        files.add(file, bytes)
        made.push({
          file,
          format,
          bytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          quotesShown,
          quotesWithheld,
        })
      }
      await nextTurn()
      signal.throwIfAborted()
      if (core.openWorkspace() !== workspace) throw new Refusal('core/cancelled')
      if (!stillAgreed()) throw new Refusal('voice/not-shown', { reason: 'what was agreed changed meanwhile' })
      register(workspace, consultation.id, name, made, () => files.finish())
      return made
    },
  }
}

/** Keeps what left the house: which file, with how many voices in it. No file appears without its record, and none is registered that did not appear. */
function register(
  { changes, me }: Workspace,
  consultation: string,
  name: string,
  made: readonly z.output<typeof Exported>[],
  appear: () => void,
): void {
  changes.commit(
    me.name,
    made.map(({ format, bytes, sha256, quotesShown, quotesWithheld }) => ({
      op: 'create',
      kind: 'export_record',
      id: uuidv7(),
      facts: {
        consultation,
        workshop: null,
        format,
        file_name: `${name}.${format}`,
        sha256,
        bytes,
        quotes_shown: quotesShown,
        quotes_withheld: quotesWithheld,
      },
    })),
    { label: null, also: appear },
  )
}
