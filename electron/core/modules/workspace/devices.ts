import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { Me } from '#shared/rpc/contract/workspace.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

/**
 * One copy of a workspace that this computer has written: which file, as which device, how far that device's chain
 * of changes went, and whether it was closed properly.
 */
const Copy = z.object({ fileId: z.string(), file: z.string(), device: z.string(), seq: z.int(), closed: z.boolean() })
export type Copy = z.output<typeof Copy>

const Devices = z.object({ me: Me.nullable(), copies: z.array(Copy) })

export type Opening = {
  readonly fileId: string
  readonly file: string
  /** The last number of a device's chain as the file has it; 0 where it has none. */
  readonly seqOf: (device: string) => number
  /** A crash left a write-ahead log beside the file. */
  readonly hasLog: boolean
}

/**
 * Which device this copy of a workspace goes on writing as, or null where it must be a new one. Two copies must never
 * continue the same chain, so only the very copy that wrote it may: at its place or moved from it, no older than it
 * was, and, after a crash, with the log the crash left.
 */
export function deviceToContinue(copy: Copy | undefined, { seqOf, hasLog }: Opening): string | null {
  if (copy === undefined || seqOf(copy.device) < copy.seq) return null
  return copy.closed || hasLog ? copy.device : null
}

/** The copy that was last written at this place, or was moved here. */
export function copyAt(
  copies: readonly Copy[],
  { fileId, file }: Opening,
  exists: (file: string) => boolean,
): Copy | undefined {
  const ofFile = copies.filter((copy) => copy.fileId === fileId)
  return ofFile.find((copy) => copy.file === file) ?? ofFile.find((copy) => !exists(copy.file))
}

/** No chain reaches this far: a copy noted so is never continued. */
const REPLACED = Number.MAX_SAFE_INTEGER

export type DevicesOfThisComputer = {
  /** Who last said they sit here. */
  me(): z.output<typeof Me> | null
  setMe(me: z.output<typeof Me>): void
  /** The device to write as, noted as open from now on, and the one this place was written as before, if any. */
  open(opening: Opening): { device: string; before: string | null }
  close(opening: Pick<Opening, 'fileId' | 'file' | 'seqOf'>, device: string): void
  /** Another file was put at this place: what is written there from now on is a device of its own. */
  replaced(file: string): void
}

/** Kept in this computer's own folder, so that a workspace carried to another computer is another device there. */
export function devicesOfThisComputer(appData: string): DevicesOfThisComputer {
  const store = join(appData, 'device.json')
  const read = () => readJsonFile(store, Devices, { me: null, copies: [] })
  const note = (copy: Copy) => {
    const devices = read()
    const others = devices.copies.filter((other) => other.file !== copy.file && other.device !== copy.device)
    writeJsonFile(store, { ...devices, copies: [copy, ...others] })
  }
  return {
    me: () => read().me,
    setMe: (me) => writeJsonFile(store, { ...read(), me }),
    open(opening) {
      const { fileId, file, seqOf } = opening
      const known = copyAt(read().copies, opening, existsSync)
      const device = deviceToContinue(known, opening) ?? uuidv7()
      const before = known?.device ?? null
      try {
        note({ fileId, file, device, seq: seqOf(device), closed: false })
        return { device, before }
      } catch {
        // What cannot be noted cannot be continued later: this time is a device of its own.
        return { device: uuidv7(), before }
      }
    },
    close: ({ fileId, file, seqOf }, device) => note({ fileId, file, device, seq: seqOf(device), closed: true }),
    replaced(file) {
      const { me, copies } = read()
      const marked = copies.map((copy) => (copy.file === file ? { ...copy, seq: REPLACED } : copy))
      writeJsonFile(store, { me, copies: marked })
    },
  }
}
