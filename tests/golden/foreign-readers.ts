import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'

/** What programs that are not ours read in exported files. */

/** What the program prints, or null where it is not installed. */
export function readBy(program: string, ...args: string[]): string | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64_000_000 })
  if (error && 'code' in error && error.code === 'ENOENT' && process.env.CI === undefined) {
    console.warn(`${program} is not installed: its reading is left to the build machine`)
    return null
  }
  expect(status, stderr).toBe(0)
  return stdout
}

export type Heading = { level: number; text: string }
export const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

type Node = { t?: string; c?: unknown }
/** The headings of a document as pandoc understands it. */
export function headingsByPandoc(json: string): Heading[] {
  const wordsOf = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(wordsOf).join('')
    const { t, c } = (node ?? {}) as Node
    if (t === 'Str') return String(c)
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
    return c === undefined ? '' : wordsOf(c)
  }
  const found: Heading[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child)
      return
    }
    const { t, c } = (node ?? {}) as Node
    if (t === 'Header' && Array.isArray(c)) found.push({ level: Number(c[0]), text: oneLine(wordsOf(c[2])) })
    else if (c !== undefined) visit(c)
  }
  visit((JSON.parse(json) as { blocks: unknown }).blocks)
  return found
}
