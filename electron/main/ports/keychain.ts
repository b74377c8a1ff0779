import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, safeStorage } from 'electron'
import { z } from 'zod'
import type { Handlers } from '#core/serve.ts'
import type { hostContract } from '#shared/rpc/host.ts'

const Kept = z.record(z.string(), z.base64())

type Names = 'keychain.isSafe' | 'keychain.keep' | 'keychain.read' | 'keychain.forget'

/** Newer runtimes only have the asynchronous calls, older ones only these. */
type AsyncSafeStorage = {
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(encrypted: Buffer): Promise<string | { result: string }>
}

const encrypt = async (text: string) =>
  (await (safeStorage as AsyncSafeStorage).encryptStringAsync?.(text)) ?? safeStorage.encryptString(text)
const decrypt = async (encrypted: Buffer) => {
  const text = await (safeStorage as AsyncSafeStorage).decryptStringAsync?.(encrypted)
  if (text === undefined) return safeStorage.decryptString(encrypted)
  return typeof text === 'string' ? text : text.result
}

/**
 * Secrets under the system's keychain, kept as ciphertext beside the app's settings. On Linux without a real
 * keychain Chromium falls back to a fixed password; that hides nothing, so it does not count as safe.
 */
export function keychain(): Pick<Handlers<typeof hostContract>, Names> {
  const file = join(app.getPath('userData'), 'keychain.json')
  const read = async () => {
    const text = await readFile(file, 'utf8').catch(() => '{}')
    try {
      return Kept.parse(JSON.parse(text))
    } catch {
      return {}
    }
  }
  const write = async (kept: Record<string, string>) => {
    await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  const isSafe = () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))

  return {
    'keychain.isSafe': isSafe,
    'keychain.keep': async ({ name, secret }) => {
      if (!isSafe()) throw new Error('the keychain is not safe')
      await write({ ...(await read()), [name]: (await encrypt(secret)).toString('base64') })
    },
    'keychain.read': async ({ name }) => {
      const kept = (await read())[name]
      return kept === undefined || !isSafe() ? null : await decrypt(Buffer.from(kept, 'base64')).catch(() => null)
    },
    'keychain.forget': async ({ name }) => {
      const { [name]: _, ...rest } = await read()
      await write(rest)
    },
  }
}
