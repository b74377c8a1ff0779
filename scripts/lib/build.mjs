import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { alone } from './lock.mjs'
import { commandScript, pinnedNode, root } from './paths.mjs'
import { runProgram } from './processes.mjs'
import { SetUpError, say } from './say.mjs'

const sources = ['electron', 'renderer', 'shared', 'resources', 'vite.config.ts', 'package.json', 'package-lock.json']
const stampFile = join(root, 'dist', '.stamp')

/** Stands for the state of all sources: their names, sizes and times. Tests are no part of what is built. */
export function stampOfSources(folder = root, names = sources) {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (!existsSync(path)) return
    const found = statSync(path)
    if (found.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`)
  }
  for (const name of names) visit(join(folder, name))
  return hash.digest('hex')
}

/** Builds when the sources are not those that were built last. */
export async function ensureBuild({ force = false } = {}) {
  const isFresh = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOfSources()
  if (!force && isFresh()) return
  await alone(`build ${root}`, async () => {
    if (!force && isFresh()) return
    say('Building the app …')
    const stamp = stampOfSources()
    const result = await runProgram(
      pinnedNode(),
      [commandScript('vite', 'vite'), 'build', '--app', '--logLevel', 'warn'],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    if (result.code !== 0) {
      throw new SetUpError(
        `${stripVTControlCharacters(result.stdout + result.stderr)}\nThe app could not be built for the reason above. Mend it (npm run check tells more), then run the same command again.`,
      )
    }
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(stampFile, stamp)
  })
}
