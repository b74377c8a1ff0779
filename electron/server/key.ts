import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Place, SECRET_BYTES, writePlace } from '#shared/domain/session/join-code.ts'
import { SettingsError } from './settings.ts'

/** What a server keeps secret: 32 bytes, the same for all instances, from which everything else follows. */
export type ServerKey = {
  /** Of the workspace file. */
  readonly passphrase: string
  /** By which an instance comes into a session that another holds. */
  seat(of: Place): Uint8Array
  /** What its instances call themselves in Redis; says nothing of the key. */
  readonly tag: string
}

const LENGTH = 32

/** Makes a key file that only this account can read. Throws SettingsError where there is one. */
export function makeKey(file: string): void {
  if (existsSync(file)) throw new SettingsError(`There is a key in ${file} already. It is left as it is.`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${randomBytes(LENGTH).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
}

/** Reads the key; makes one where there is none and this instance has no others. Throws SettingsError. */
export function readKey(file: string, { isAlone }: { readonly isAlone: boolean }): ServerKey {
  if (!existsSync(file)) {
    if (!isAlone)
      throw new SettingsError(
        `There is no key in ${file}. Make one with “npm run relay -- key --key-file FILE”, and give every instance the same.`,
      )
    makeKey(file)
  }
  const raw = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (raw.length !== LENGTH) throw new SettingsError(`What is in ${file} is not a key made by “npm run relay -- key”.`)
  const derive = (what: string, length: number) => Buffer.from(hkdfSync('sha256', raw, 'hearings server', what, length))
  return {
    passphrase: derive('workspace', LENGTH).toString('base64url'),
    seat: (of) => new Uint8Array(derive(`seat ${writePlace(of)}`, SECRET_BYTES)),
    tag: derive('redis', 9).toString('base64url'),
  }
}
