import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from './files.ts'

test('a folder is made with those above it, and one that is there is left alone', () => {
  const root = mkdtempSync(join(tmpdir(), 'folders-'))
  const folder = join(root, 'papers', 'spring')
  makeFolder(folder)
  makeFolder(folder)
  expect(existsSync(folder)).toBe(true)
  rmSync(root, { recursive: true })
})

test('a folder that no disk can make is refused at once, and not tried for ever', () => {
  const root = mkdtempSync(join(tmpdir(), 'folders-'))
  const file = join(root, 'a file')
  writeFileSync(file, '')
  // The kernel's own tree is a folder in which nothing can be made, whoever asks.
  const folder = process.platform === 'linux' ? '/proc/papers' : join(file, 'papers')
  expect(() => makeFolder(join(folder, 'spring'))).toThrow(/ENO(ENT|TDIR)/)
  rmSync(root, { recursive: true })
})
