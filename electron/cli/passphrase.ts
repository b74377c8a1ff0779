import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refusal } from '#shared/rpc/errors.ts'
import { type Options, UsageError } from './arguments.ts'

/** The first line of a passphrase file, without its line end. Never from the command line itself, which others can see. */
async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Refusal('file/unreadable', { name: basename(file) }, { cause })
  })
  return text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? ''
}

/** `--passphrase-file`, or HEARINGS_PASSPHRASE_FILE; without either only practice workspaces open. */
export async function secretOf(
  options: Options,
): Promise<{ by: 'passphrase'; passphrase: string } | { by: 'practice' }> {
  const file = options['passphrase-file'] ?? process.env.HEARINGS_PASSPHRASE_FILE
  return file === undefined || file === ''
    ? { by: 'practice' }
    : { by: 'passphrase', passphrase: await readPassphrase(file) }
}

/**
 * Says, where a workspace did not open and no passphrase was given, that it wants one: nobody entered a wrong one.
 */
export function orAskForPassphrase(secret: { readonly by: string }, file: string): (error: unknown) => never {
  return (error) => {
    if (secret.by === 'practice' && error instanceof Refusal && error.code === 'workspace/wrong-passphrase')
      throw new Refusal('workspace/passphrase-needed', { name: basename(file) }, { cause: error })
    throw error
  }
}

export async function newPassphraseOf(options: Options): Promise<string> {
  const file = options['new-passphrase-file']
  if (file === undefined) throw new UsageError('Say which is the new one: --new-passphrase-file P')
  return readPassphrase(file)
}
