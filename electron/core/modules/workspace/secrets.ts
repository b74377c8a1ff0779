import { basename } from 'node:path'
import { z } from 'zod'
import type { Secret } from '#shared/rpc/contract/workspace.ts'
import { type ErrorCode, Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import {
  keyFromHex,
  keyFromPassphrase,
  keyFromRecoveryCode,
  practiceKey,
  type WorkspaceKey,
} from '../../storage/keys.ts'
import type { Opened } from './opening.ts'

export type AnySecret = z.output<typeof Secret>

/** What to say where a key made from such a secret does not fit. */
export const wrongKeyFor: Readonly<Record<AnySecret['by'], ErrorCode>> = {
  passphrase: 'workspace/wrong-passphrase',
  practice: 'workspace/wrong-passphrase',
  'recovery-code': 'workspace/wrong-recovery-code',
  remembered: 'workspace/not-remembered',
}

export async function keyFor(core: Core, file: string, secret: AnySecret, salt: Buffer): Promise<WorkspaceKey> {
  switch (secret.by) {
    case 'passphrase':
      return keyFromPassphrase(secret.passphrase, salt)
    case 'recovery-code':
      return keyFromRecoveryCode(secret.code, salt)
    case 'practice':
      return practiceKey(salt)
    case 'remembered': {
      const kept = (await keychainIsSafe(core)) ? await core.host.call('keychain.read', { name: entryOf(salt) }) : null
      const key = kept === null ? null : keyFromHex(kept, salt)
      if (key === null) throw new Refusal('workspace/not-remembered', { name: basename(file) })
      return key
    }
  }
}

/** False too where there is no host with a keychain, as on the command line. */
export async function keychainIsSafe(core: Core): Promise<boolean> {
  try {
    return await core.host.call('keychain.isSafe', undefined)
  } catch {
    return false
  }
}

/** Keeps the key itself, under its salt: a name that says nothing and changes with the passphrase. */
export async function rememberKey(core: Core, key: WorkspaceKey): Promise<void> {
  await core.host.call('keychain.keep', { name: entryOf(key.salt), secret: key.raw.toString('hex') })
}

export async function forgetKey(core: Core, key: WorkspaceKey): Promise<void> {
  await core.host.call('keychain.forget', { name: entryOf(key.salt) })
}

const entryOf = (salt: Buffer) => `workspace-${salt.toString('hex')}`

/** What a core that is started after a crash needs to go on: kept in the host's memory and nowhere else. */
const LeftOpen = z.strictObject({ file: z.string(), raw: z.string(), remembered: z.boolean() })
const LEFT_OPEN = 'open-workspace'

export async function keepForRestart(core: Core, opened: Opened | null): Promise<void> {
  const left = opened && {
    file: opened.workspace.file,
    raw: opened.key.raw.toString('hex'),
    remembered: opened.workspace.remembered,
  }
  try {
    await core.host.call('memory.keep', { name: LEFT_OPEN, secret: left && JSON.stringify(left) })
  } catch (error) {
    core.log.warn({ code: String(error) }, 'a core started after this one will not know what was open')
  }
}

export async function keptForRestart(core: Core): Promise<z.output<typeof LeftOpen> | null> {
  const kept = await core.host.call('memory.read', { name: LEFT_OPEN })
  return kept === null ? null : LeftOpen.parse(JSON.parse(kept))
}
