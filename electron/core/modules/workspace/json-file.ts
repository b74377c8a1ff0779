import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { refusing } from '../../storage/refusals.ts'

/** Reads a small file of this computer's own. One that is missing, cut short or not as expected reads as `otherwise`. */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>, otherwise: T): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return otherwise
  }
}

/** Writes it whole or not at all. Refuses file/unwritable and file/disk-full. */
export function writeJsonFile(file: string, value: unknown): void {
  refusing(file, () => {
    mkdirSync(dirname(file), { recursive: true })
    const unfinished = `${file}.unfinished`
    writeFileSync(unfinished, JSON.stringify(value, null, 2))
    renameSync(unfinished, file)
  })
}
