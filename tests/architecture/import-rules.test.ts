import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixtures, root, runTool } from './tool.ts'

type Cruise = {
  modules: { source: string; dependencies: { module: string; resolved: string }[] }[]
  summary: { violations: { from: string; rule: { name: string } }[] }
}

const config = join(root, '.dependency-cruiser.cjs')
const rules: { name: string }[] = createRequire(import.meta.url)(config).forbidden

/** Where each rule is broken in fixtures/imports, and nowhere else. */
const brokenIn: Record<string, string[]> = {
  'no-cycles': ['shared/domain/egg.ts', 'shared/domain/hen.ts'],
  resolvable: ['shared/domain/lost.ts'],
  'no-tests-in-product': ['electron/core/leans-on-tests.ts'],
  'shared-knows-nobody': ['shared/rpc/knows-the-core.ts'],
  'shared-needs-no-host': ['shared/domain/reads-files.ts'],
  'domain-is-the-bottom': ['shared/domain/knows-rpc.ts'],
  'ydoc-knows-domain': ['shared/ydoc/knows-publication.ts'],
  'publication-knows-domain': ['shared/publication/knows-ydoc.ts'],
  'core-knows-shared': ['electron/core/knows-main.ts', 'electron/core/leans-on-tests.ts'],
  'relay-knows-shared': ['electron/relay/knows-core.ts'],
  'cli-knows-core': ['electron/cli/knows-main.ts'],
  'server-knows-core': ['electron/server/knows-main.ts'],
  'main-knows-the-entry': ['electron/main/knows-storage.ts'],
  'preload-knows-rpc': ['electron/preload/knows-domain.ts'],
  'electron-in-its-place': ['electron/core/asks-electron.ts'],
  'renderer-knows-shared': ['renderer/app/knows-core.tsx'],
  'renderer-needs-no-node': ['renderer/app/reads-files.ts'],
  'feature-by-its-door': ['renderer/features/evidence/through-the-window.ts'],
  'feature-by-its-door-from-outside': ['renderer/app/through-the-window.ts'],
  'ui-knows-no-domain': ['renderer/ui/knows-areas.ts'],
}

function cruise(cwd: string): Cruise {
  const folders = ['electron', 'renderer', 'shared', 'tests']
  const { stdout } = runTool(
    'dependency-cruiser',
    'depcruise',
    ['--config', config, '--output-type', 'json', ...folders],
    { cwd },
  )
  return JSON.parse(stdout)
}

const broken = cruise(join(fixtures, 'imports'))

test('every import rule has a file that breaks it', () => {
  expect(Object.keys(brokenIn).sort()).toEqual(rules.map(({ name }) => name).sort())
})

test.each(Object.entries(brokenIn))('the rule %s refuses what breaks it and nothing else', (name, files) => {
  const refused = broken.summary.violations.filter(({ rule }) => rule.name === name).map(({ from }) => from)
  // A cycle is reported once, from whichever of its files is read first.
  if (name === 'no-cycles') expect(files).toEqual(expect.arrayContaining(refused))
  else expect([...new Set(refused)].sort()).toEqual([...files].sort())
  expect(refused.length).toBeGreaterThan(0)
})

test('the import rules read every file of ours, in TypeScript and TSX, with the short # paths', () => {
  const { modules } = cruise(root)
  const read = modules.map(({ source }) => source)
  const here = ['shared', 'electron', 'renderer'].flatMap((folder) => sourcesUnder(folder))
  expect(here.filter((file) => file.startsWith('shared/')).length).toBeGreaterThan(0)
  expect(read).toEqual(expect.arrayContaining(here))
  const short = modules.flatMap(({ dependencies }) =>
    dependencies.filter(({ module }) => module.startsWith('#shared/')),
  )
  expect(short.length).toBeGreaterThan(0)
  expect(short.filter(({ resolved }) => !resolved.startsWith('shared/'))).toEqual([])
})

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
}
