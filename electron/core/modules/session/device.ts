import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type DeviceKey, makeDeviceKey, readDeviceKey } from '#relay/device-key.ts'
import type { Core } from '../../core.ts'

const Kept = z.strictObject({ version: z.literal(1), key: z.string() })

/**
 * This computer's key: made once, kept beside the settings where only this account can read it. A damaged
 * one is put aside and replaced; others then meet this computer as a new one.
 */
export function deviceKey(core: Pick<Core, 'places' | 'log'>): DeviceKey {
  const file = join(core.places.appData, 'device-key.json')
  try {
    return readDeviceKey(Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).key)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      core.log.warn({ file: 'device-key.json' }, 'the key of this computer could not be read; a new one was made')
      renameSync(file, `${file}.damaged`)
    }
  }
  const made = makeDeviceKey()
  mkdirSync(core.places.appData, { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify({ version: 1, key: made.export() }), { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
  return made
}
