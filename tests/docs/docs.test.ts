import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '#cli/commands.ts'
import { sentences } from '#shared/rpc/sentences.ts'
import { commandLine } from '../harness/command-line.ts'
import { PASSPHRASE } from '../harness/core.ts'
import { codeSpans, fencedLines, manuals, namesOnScreen, papers, textsInSources } from './papers.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const hwPrefix = 'npm run -s hw -- '
/** Commands as they are typed, from code spans and fenced blocks. */
const typed = () =>
  manuals().flatMap(({ file, text }) =>
    [...codeSpans(text), ...fencedLines(text)]
      .filter((code) => code.startsWith('npm '))
      .map((code) => ({ file, code })),
  )

test('every npm command in the papers is a script that exists', () => {
  const found = typed()
  expect(found.length).toBeGreaterThan(15)
  for (const { file, code } of found) {
    const name = code.match(/^npm run (?:-s )?([\w:-]+)/)?.[1] ?? code.match(/^npm (start|test)\b/)?.[1]
    expect(scripts, `${file}: ${code}`).toHaveProperty([name ?? code])
  }
})

test('every script of package.json that people are meant to run is in the README or CONTRIBUTING', () => {
  const told = typed()
    .filter(({ file }) => /^(README|CONTRIBUTING)/.test(file))
    .map(({ code }) => code)
  const forPeople = Object.keys(scripts).filter((name) => name !== 'build')
  for (const name of forPeople)
    expect(
      told.some((code) => new RegExp(`^npm (run (-s )?)?${name}( |$)`).test(code)),
      name,
    ).toBe(true)
})

test('every command of the command line that the papers name exists, and every example in them is done', async () => {
  using hw = commandLine()
  hw.write('pass.txt', PASSPHRASE)
  mkdirSync(join(hw.folder, 'papers'))
  hw.write('papers/minutes.txt', 'Minutes\n\nAdvocacy was asked for early.\n')
  await hw.json('create', 'Redesign.hearings', '--starter', 'redesign', '--passphrase-file', 'pass.txt')

  const lines = manuals().flatMap(({ text }) => fencedLines(text).filter((line) => line.startsWith(hwPrefix)))
  const patterns = manuals().flatMap(({ text }) =>
    codeSpans(text).filter((code) => Object.hasOwn(commands, code.split(' ')[0] ?? '') && code.includes(' FILE')),
  )
  expect(lines.length).toBeGreaterThan(5)
  expect(patterns.length).toBeGreaterThan(0)
  const examples = [
    ...lines.map((line) => line.slice(hwPrefix.length).split(' ')),
    ...patterns.map((pattern) => [
      ...pattern.replace('FILE', 'Redesign.hearings').replace('OUT', 'made.sqlite').split(' '),
      '--passphrase-file',
      'pass.txt',
    ]),
  ]
  for (const words of examples) {
    const { code, stderr } = await hw.run(...words)
    expect(code, `${words.join(' ')}\n${stderr}`).toBe(0)
  }
  expect(readdirSync(join(hw.folder, 'papers')).filter((name) => /\.(docx|html|pdf)$/.test(name))).toHaveLength(3)
})

test('every link in every paper leads to a file or heading that is there', () => {
  const checked: string[] = []
  for (const { file, text } of papers())
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      const [path = '', heading] = target.split('#')
      const to = path === '' ? resolve(file) : resolve(dirname(file), path)
      expect(existsSync(to), `${file} → ${target}`).toBe(true)
      if (heading !== undefined) expect(headingsIn(to), `${file} → ${target}`).toContain(heading)
      checked.push(target)
    }
  expect(checked.length).toBeGreaterThan(15)
})

const headingsIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )

test('every folder and file that ARCHITECTURE names by its path is there', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8')
  const paths = codeSpans(text).filter(
    (code) => /^(docs|electron|renderer|resources|shared|tests)\//.test(code) && !/[<*]/.test(code),
  )
  expect(paths.length).toBeGreaterThan(10)
  for (const path of paths) expect(existsSync(path), path).toBe(true)
})

test('the pictures of the README are there and under 300 KB', () => {
  const pictures = [...readFileSync('README.md', 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(
    ([, path = '']) => path,
  )
  expect(pictures.length).toBeGreaterThan(4)
  for (const path of pictures) expect(statSync(path).size, path).toBeLessThan(300_000)
  expect(pictures.map((path) => path.split('/').at(-1)).sort()).toEqual(readdirSync('docs/screenshots').sort())
})

test('every environment variable of the README is read by something', () => {
  const names = codeSpans(readFileSync('README.md', 'utf8')).filter((code) => /^[A-Z]+(_[A-Z]+)+$/.test(code))
  expect(names.length).toBeGreaterThan(3)
  const code = ['scripts', 'electron'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  for (const name of names)
    expect(
      code.some((text) => text.includes(`env.${name}`)),
      name,
    ).toBe(true)
})

test('decisions are numbered without gaps, and each says its status', () => {
  const files = readdirSync('docs/adr').sort()
  expect(files.length).toBeGreaterThan(4)
  for (const [at, file] of files.entries()) {
    const number = at + 1
    expect(file).toMatch(new RegExp(`^${String(number).padStart(4, '0')}-[a-z-]+\\.md$`))
    const text = readFileSync(join('docs/adr', file), 'utf8')
    expect(text).toMatch(new RegExp(`^# ${number}\\. \\p{Lu}`, 'u'))
    expect(text, file).toMatch(/^\*\*Status\*\* (accepted|proposed|replaced by \d+)\./m)
  }
  for (const { file, text } of papers())
    for (const [named, number = ''] of text.matchAll(/\bADR (\d+)/g))
      expect(Number(number), `${file}: ${named}`).toBeLessThanOrEqual(files.length)
})

test('the change log has a place for what comes next, with something in it', () => {
  expect(readFileSync('CHANGELOG.md', 'utf8')).toMatch(/^## Unreleased\n(?:.*\n)+?- \S/m)
})

test('whatever the guide names on screen is a text of the app', () => {
  const texts = textsInSources()
  const all = [...texts].join('\n')
  const claims = manuals()
    .filter(({ file }) => file.includes('guide'))
    .flatMap(({ file, text }) => namesOnScreen(text).map((name) => ({ file, name })))
  expect(claims.length).toBeGreaterThan(80)
  // A longer name may be part of a text that is put together; a short one has to stand by itself.
  const isThere = (name: string) => texts.has(name) || (name.split(' ').length >= 3 && all.includes(name))
  expect(claims.filter(({ name }) => !isThere(name))).toEqual([])
})

test('the page about trouble speaks of every group of refusals', () => {
  const groups = new Set(Object.keys(sentences).map((code) => code.split('/')[0] ?? ''))
  expect(groups.size).toBeGreaterThan(8)
  const told = codeSpans(readFileSync('docs/guide/troubleshooting.md', 'utf8'))
  for (const group of groups) expect(told).toContain(`${group}/…`)
  for (const code of told.filter((span) => /^[a-z]+\/[a-z-]+$/.test(span)))
    expect(Object.keys(sentences)).toContain(code)
})
