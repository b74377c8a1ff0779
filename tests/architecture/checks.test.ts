import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureLengths } from '../../scripts/check/length.mjs'
import { fixtures, root, runTool } from './tool.ts'

function types(folder: string) {
  return runTool('@typescript/native', 'tsc', ['-p', join(fixtures, 'types', folder)])
}

/** Lints one fixture with the rules of this repository, away from it: its own settings leave the fixtures out. */
function lint(file: string) {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-lint-'))
  try {
    const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
    const here = { ...settings, vcs: { enabled: false }, files: { includes: ['**'] } }
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(here, undefined, 2).concat('\n'))
    copyFileSync(join(fixtures, 'lint', file), join(folder, file))
    return runTool('@biomejs/biome', 'biome', ['ci', '--colors=off', file], { cwd: folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the types refuse the page and the process to shared', () => {
  const { code, output } = types('shared')
  expect(code).not.toBe(0)
  expect(output).toMatch(/uses-the-document\.ts.*Cannot find name 'document'/)
  expect(output).toMatch(/uses-the-process\.ts.*Cannot find name 'process'/)
})

test('the types refuse Node to the renderer', () => {
  const { code, output } = types('renderer')
  expect(code).not.toBe(0)
  expect(output).toMatch(/reads-files\.ts.*node:fs/)
})

test.each([
  ['holds-any.ts', 'noExplicitAny'],
  ['asserts.ts', 'noNonNullAssertion'],
  ['badly-laid-out.ts', 'format'],
])('lint and format refuse %s for %s', (file, reason) => {
  const { code, output } = lint(file)
  expect(code).toBe(1)
  expect(output).toContain(reason)
})

test('lint and format let good code pass', () => {
  expect(lint('as-it-should-be.ts').output).toMatch(/Checked 1 file/)
  expect(lint('as-it-should-be.ts').code).toBe(0)
})

test('a file and an export that nobody uses are found, and those in use are not', () => {
  const folder = join(fixtures, 'dead-code')
  const { code, output } = runTool('knip', 'knip', [
    '--no-progress',
    '--directory',
    folder,
    '--config',
    join(root, 'knip.json'),
  ])
  expect(code).toBe(1)
  expect(output).toMatch(/Unused files \(1\)\s+shared\/lonely\.ts/)
  expect(output).toMatch(/Unused exports \(1\)\s+neverUsed/)
})

test('a file of 401 lines is refused and one of 400 is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-length-'))
  try {
    writeFileSync(join(folder, 'long.ts'), 'export {}\n'.repeat(401))
    writeFileSync(join(folder, 'enough.tsx'), 'export {}\n'.repeat(400))
    expect(measureLengths(folder)).toEqual({ read: 2, long: ['long.ts has 401 lines; over 400 it is two files.'] })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the length of every folder of source is looked at', () => {
  for (const folder of ['shared', 'electron', 'renderer', 'scripts', 'tests']) {
    expect(measureLengths(join(root, folder)).read, folder).toBeGreaterThan(0)
  }
})
