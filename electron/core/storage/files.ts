import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { Refusal } from '#shared/rpc/errors.ts'

/** What SQLite may put beside a database. A log whose file is gone must never meet another file of that name. */
const BESIDE = ['-journal', '-wal', '-shm'] as const

/** A file on its way to becoming `target`: beside it, so that the last step is a rename within one disk. */
export function unfinishedName(target: string): string {
  return `${target}.unfinished-${randomBytes(6).toString('hex')}`
}

/** Removes what a crash left half made for `target`. Only for one who holds it. */
export function removeUnfinished(target: string): void {
  const beginning = `${basename(target)}.unfinished-`
  for (const name of readdirSync(dirname(target)))
    if (name.startsWith(beginning)) rmSync(join(dirname(target), name), { force: true })
}

/** Removes an unfinished database; a disk that refuses even that does not hide the refusal that led here. */
export function discard(unfinished: string): void {
  try {
    for (const suffix of ['', ...BESIDE]) rmSync(unfinished + suffix, { force: true })
  } catch {}
}

/** Puts a finished file in a place that is free, durably. Refuses workspace/exists where it is not. */
export function placeNew(unfinished: string, target: string): void {
  syncFile(unfinished)
  if (existsSync(target)) throw new Refusal('workspace/exists', { name: basename(target) })
  for (const suffix of BESIDE)
    if (existsSync(target + suffix)) renameSync(target + suffix, `${keptName(target, Date.now())}${suffix}`)
  renameSync(unfinished, target)
  syncFolder(dirname(target))
}

/** Moves a closed database out of the way under a dated name, with its log. @returns that name */
export function keepBeside(file: string, now: number): string {
  const kept = keptName(file, now)
  renameSync(file, kept)
  for (const suffix of BESIDE) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  return kept
}

function keptName(file: string, now: number): string {
  const extension = extname(file)
  return join(dirname(file), `${basename(file, extension)} kept ${stampOf(now)}${extension}`)
}

/** A moment as file names carry it, UTC: `2026-05-04 13.22.05.123`. */
export function stampOf(millis: number): string {
  return new Date(millis).toISOString().replace('T', ' ').replaceAll(':', '.').replace('Z', '')
}

/**
 * Makes a folder and those above it that are missing. One by one: Node's own recursive way never ends where a folder
 * is there but nothing can be made in it, as in some virtual and network disks. Throws what the file system says.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Somebody else may have made it in between.
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error
  }
}

/** Returns when the file's bytes are on the disk. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Returns when the folder's names are on the disk. Windows has no such thing and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
