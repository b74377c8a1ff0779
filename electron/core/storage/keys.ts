import { hkdfSync, timingSafeEqual } from 'node:crypto'
import { Refusal } from '#shared/rpc/errors.ts'
import { keyOfRecoveryCode } from './recovery-code.ts'

/** What unlocks a workspace file: 32 raw bytes, and the 16 bytes of salt that stand at the file's beginning. */
export type WorkspaceKey = { readonly raw: Buffer; readonly salt: Buffer }

/** The passphrase of practice workspaces. It is public and protects nothing; the app says so wherever it matters. */
export const PRACTICE_PASSPHRASE = 'practice workspace'

const KEY_BYTES = 32
export const PASSPHRASE_MINIMUM = 12

/** argon2id: 256 MiB, 3 passes, 4 lanes. About 0.3 s and well above OWASP's floor; part of the file format. */
const ARGON2 = { memoryCost: 256 * 1024, timeCost: 3, parallelism: 4, outputLen: KEY_BYTES } as const
const ARGON2ID = 2

/**
 * The key a passphrase gives with a file's salt. Letters are brought to one Unicode form (NFKC), so that a
 * passphrase opens the file however the keyboard composed it. The public passphrase of practice workspaces skips
 * argon2: slowing down guesses at what everyone knows would only slow down the start.
 */
export async function keyFromPassphrase(passphrase: string, salt: Buffer): Promise<WorkspaceKey> {
  const normal = passphrase.normalize('NFKC')
  if (normal === PRACTICE_PASSPHRASE) return practiceKey(salt)
  const { hashRaw } = await import('@node-rs/argon2')
  return { raw: await hashRaw(normal, { ...ARGON2, algorithm: ARGON2ID, salt }), salt }
}

export function practiceKey(salt: Buffer): WorkspaceKey {
  return { raw: Buffer.from(hkdfSync('sha256', PRACTICE_PASSPHRASE, salt, 'hearings workspace', KEY_BYTES)), salt }
}

/** Refuses workspace/wrong-recovery-code where the code has a slip in it. */
export function keyFromRecoveryCode(code: string, salt: Buffer): WorkspaceKey {
  const raw = keyOfRecoveryCode(code)
  if (raw === null) throw new Refusal('workspace/wrong-recovery-code')
  return { raw, salt }
}

export function keyFromHex(hex: string, salt: Buffer): WorkspaceKey | null {
  return /^[0-9a-f]{64}$/.test(hex) ? { raw: Buffer.from(hex, 'hex'), salt } : null
}

export function sameKey(a: WorkspaceKey, b: WorkspaceKey): boolean {
  return a.salt.equals(b.salt) && timingSafeEqual(a.raw, b.raw)
}

/** Refuses workspace/weak-passphrase under twelve characters, and the public one whatever its length. */
export function checkNewPassphrase(passphrase: string): void {
  const normal = passphrase.normalize('NFKC')
  if ([...normal.trim()].length < PASSPHRASE_MINIMUM || normal.trim().toLowerCase() === PRACTICE_PASSPHRASE)
    throw new Refusal('workspace/weak-passphrase')
}

/** Raw key and salt as SQLCipher's `PRAGMA key` takes them: one blob literal of 96 hexadecimal digits. */
export function keyLiteral(key: WorkspaceKey): string {
  return `"x'${key.raw.toString('hex')}${key.salt.toString('hex')}'"`
}
