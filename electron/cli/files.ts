import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { isErrorCode, oneLine, Refusal, sentenceFor, type Values } from '#shared/rpc/errors.ts'
import type { Answer } from './answer.ts'
import { UsageError } from './arguments.ts'
import type { CoreClient } from './core-client.ts'

/** The files named, and those directly inside the folders named, in order of name. */
export async function filesIn(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths.map((one) => resolve(one))) {
    const facts = await stat(path).catch((cause: unknown) => {
      throw new Refusal('file/unreadable', { name: basename(path) }, { cause })
    })
    if (!facts.isDirectory()) found.push(path)
    else {
      const inside = await readdir(path, { withFileTypes: true })
      found.push(
        ...inside
          .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
          .map((entry) => join(path, entry.name))
          .sort(),
      )
    }
  }
  if (found.length === 0) throw new UsageError('There are no files in what was named.')
  return found
}

type RefusedFile = { readonly name: string; readonly code: string; readonly values: Values }

type Confidentiality = 'public' | 'group' | 'restricted'
type Imported = Awaited<ReturnType<typeof importSome>>

/** As many files as one import takes. */
const PART = 500

const importSome = (client: CoreClient, paths: readonly string[], confidentiality: Confidentiality) =>
  client.run('evidence.import', { files: paths.map((path) => ({ path })), confidentiality }, {})

/** Takes in any number of files, a part after another. */
export async function importInParts(
  client: CoreClient,
  paths: readonly string[],
  confidentiality: Confidentiality,
): Promise<Imported> {
  const all: Imported = { added: [], refused: [] }
  for (let from = 0; from < paths.length; from += PART) {
    const { added, refused } = await importSome(client, paths.slice(from, from + PART), confidentiality)
    all.added.push(...added)
    all.refused.push(...refused)
  }
  return all
}

/** A file that was not taken in, with the sentence for it. */
export const withMessage = ({ name, code, values }: RefusedFile) => ({
  name,
  code,
  message: isErrorCode(code) ? oneLine(code, values) : code,
})

/** What to say of an import where not every file came in: the code of the first that did not. */
export function notAllOf(refused: readonly RefusedFile[], asked: number): Answer {
  const [first] = refused
  if (first === undefined) return {}
  const { title, todo } = isErrorCode(first.code)
    ? sentenceFor(first.code, first.values)
    : { title: first.code, todo: '' }
  const others = refused.length === 1 ? '' : ` ${refused.length - 1} more could not be added either.`
  const message = `${title} ${todo}${others} ${asked - refused.length} of ${asked} were added.`
  return { ok: false, code: first.code, message: message.replaceAll(/ {2,}/g, ' ') }
}
