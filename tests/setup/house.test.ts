import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { differences, wantedFuses } from '../../scripts/lib/fuses.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

test.each(Object.entries(scripts))('npm run %s needs no shell of one system', (name, command) => {
  expect(command).toBe(`node scripts/run.mjs ${name}`)
})

test('the top of the repository holds only what was agreed', () => {
  const agreed =
    /^(docs|electron|renderer|resources|scripts|shared|tests|electron-builder\.yml|(package|package-lock|biome|knip)\.json|tsconfig(\.base)?\.json|(vite|vitest)\.config\.ts|[A-Z]+(\.md)?|\..+)$/
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  const top = [...new Set(tracked.map((path) => path.split('/')[0] ?? ''))]
  expect(top.length).toBeGreaterThan(0)
  expect(top.filter((name) => !agreed.test(name))).toEqual([])
})

test('what runs before the libraries are there imports nothing but Node and itself', () => {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(join(root, 'scripts', file), 'utf8')
    for (const [, name = ''] of text.matchAll(/^(?:import|export) .*?from '([^']+)'/gms)) {
      if (name.startsWith('.')) visit(join(file, '..', name))
      else expect(name, file).toMatch(/^node:/)
    }
  }
  visit('run.mjs')
  expect(seen.size).toBeGreaterThan(3)
})

test('the lock file names the builds of every library for every system, or npm ci would refuse elsewhere', () => {
  type Locked = { optionalDependencies?: Record<string, string> }
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
  expect(wanted.length).toBeGreaterThan(0)
  expect(wanted.filter((name) => !locked.has(name))).toEqual([])
})

test('the fuses asked of electron-builder are those that are read back', () => {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? ''
  const asked = [...block.matchAll(/^ {2}(\w)(\w+): (true|false)$/gm)].map(
    ([, first = '', rest = '', state]) => [`${first.toUpperCase()}${rest}`, state === 'true'] as const,
  )
  expect(Object.fromEntries(asked)).toEqual(wantedFuses())
})

test('a fuse that is not as wanted, or not there, is named', () => {
  const read = { ...wantedFuses(), RunAsNode: true, OnlyLoadAppFromAsar: undefined }
  expect(differences(wantedFuses(), wantedFuses())).toEqual([])
  expect(differences(wantedFuses(), read)).toEqual([
    'RunAsNode is on and must be off',
    'OnlyLoadAppFromAsar is missing and must be on',
  ])
})
