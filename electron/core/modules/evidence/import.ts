import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { newFactsSchema } from '#shared/domain/records/schema.ts'
import type { searchContract } from '#shared/rpc/contract/search.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { parseFacts } from '../records/handlers.ts'
import { LARGEST_TEXT, readText, titleOfText } from './text-file.ts'

type Import = Handlers<typeof searchContract>['evidence.import']
type Input = Parameters<Import>[0]
type Output = Awaited<ReturnType<Import>>

/** Reads every file, then keeps all that could be read in one change: one undo takes the import back. */
export async function importEvidence(
  core: Core,
  { files, confidentiality }: Input,
  context: Parameters<Import>[1],
): Promise<Output> {
  const added: (Output['added'][number] & { facts: ReturnType<typeof parseFacts> })[] = []
  const refused: Output['refused'] = []
  for (const [done, file] of files.entries()) {
    context.signal.throwIfAborted()
    const name = 'path' in file ? basename(file.path) : file.name
    context.progress({ done, of: files.length, name })
    try {
      const body = readText(name, 'path' in file ? await readWhole(file.path) : file.bytes)
      const facts = parseFacts(newFactsSchema('evidence'), {
        title: titleOfText(name, body),
        source: name,
        confidentiality,
        body,
      })
      added.push({ id: uuidv7(), title: String(facts.title), characters: body.length, facts })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ name, code: error.code, values: { ...error.values } })
    }
  }
  context.signal.throwIfAborted()
  if (added.length > 0) {
    const { changes, me } = core.workspace()
    changes.commit(
      me.name,
      added.map(({ id, facts }) => ({ op: 'create', kind: 'evidence', id, facts })),
      { label: added.length === 1 ? `Imported “${added[0]?.title}”` : `Imported ${added.length} texts` },
    )
  }
  context.progress({ done: files.length, of: files.length, name: '' })
  return { added: added.map(({ id, title, characters }) => ({ id, title, characters })), refused }
}

async function readWhole(path: string): Promise<Uint8Array> {
  const name = basename(path)
  try {
    const { size } = await stat(path)
    if (size > LARGEST_TEXT) throw new Refusal('file/too-large', { name, limit: '10 MB' })
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('file/unreadable', { name }, { cause })
  }
}
