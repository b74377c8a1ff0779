import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { electronRuntime, fallbackNote } from '../electron-path.mjs'
import { differences, packagedExecutable, readFuses, wantedFuses } from '../lib/fuses.mjs'
import { pinnedNode, root } from '../lib/paths.mjs'
import { runProgram } from '../lib/processes.mjs'
import { SetUpError, say } from '../lib/say.mjs'
import { setUp } from '../lib/set-up.mjs'

const isLinux = process.platform === 'linux'

const usage = {
  'for-tests': { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
}

/**
 * Builds the installable app: on Linux the folder and a tar.gz, with `--all` every kind electron-builder.yml names for this
 * system (their tools are downloaded). `--for-tests` leaves the inspector's fuse on, for Playwright, in a folder of its own.
 */
export async function runTask(args) {
  const { values } = parseArgs({ args, options: usage })
  const forTests = values['for-tests']
  const runtime = await setUp()
  const folder = await packInto({ runtime, forTests, folderOnly: forTests || (isLinux && !values.all) })
  process.stdout.write(`${packagedExecutable(folder)}\n`)
  if (isLinux && !forTests) process.stdout.write(`${await archive(folder)}\n`)
  if (runtime.kind === 'fallback') {
    say(
      `This package holds the development Electron ${runtime.version}: for trying out, not for people. Build releases where Electron's own download can be reached.`,
    )
  }
  return 0
}

/** The packaged app that Playwright can drive; gives its executable. */
export async function packageForTests() {
  return packagedExecutable(await packInto({ runtime: electronRuntime(), forTests: true, folderOnly: true }))
}

/** Packs the app, reads its fuses back and gives the folder it is in. */
async function packInto({ runtime, forTests, folderOnly }) {
  const output = join(root, 'out', forTests ? 'package-for-tests' : 'package')
  rmSync(output, { recursive: true, force: true })
  let unpacked
  await buildWith({
    folderOnly,
    config: {
      extends: join(root, 'electron-builder.yml'),
      directories: { output },
      electronVersion: runtime.version,
      electronDist: runtime.directory,
      extraResources: [{ from: 'resources', to: '.' }, ...(await fontsForPaper()), ...nodeForTheCore(runtime)],
      electronFuses: { enableNodeCliInspectArguments: forTests },
      afterPack: ({ appOutDir }) => {
        for (const leftover of [fallbackNote, join('resources', 'default_app.asar')]) {
          rmSync(join(appOutDir, leftover), { force: true })
        }
        unpacked = appOutDir
      },
    },
  })
  await refuseWrongFuses(packagedExecutable(unpacked), wantedFuses({ forTests }))
  return unpacked
}

async function buildWith({ folderOnly, config }) {
  const { build, Platform } = await import('electron-builder')
  const targets = Platform.current().createTarget(folderOnly ? 'dir' : undefined)
  await build({ projectDir: root, targets, config, publish: 'never' })
}

/** electron-builder would fetch an archiver from GitHub for this, which not every machine can reach; every Linux has tar. */
async function archive(folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const file = join(dirname(folder), `${name}-${version}-${process.arch}.tar.gz`)
  const rename = `s,^${basename(folder)},${name}-${version},S`
  const args = ['--owner=0', '--group=0', '--transform', rename, '-czf', file, '-C', dirname(folder), basename(folder)]
  const { code, stderr } = await runProgram('tar', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (code !== 0)
    throw new SetUpError(
      `The archive ${file} could not be written: ${stderr.trim()}\nMake room or choose another disk, then run npm run package again.`,
    )
  return file
}

/** The faces a PDF is set in: in a checkout they are in their packages, which are not in the app. */
async function fontsForPaper() {
  const { pdfFontFiles } = await import('../../electron/core/export/fonts.ts')
  return pdfFontFiles.map((font) => ({
    from: join('node_modules', font.package, font.file),
    to: `fonts/${basename(font.file)}`,
  }))
}

/** An older Electron cannot load the database library in its own Node and lends the core the project's (see places.ts). */
function nodeForTheCore({ version }) {
  if (Number.parseInt(version, 10) >= 36) return []
  return [{ from: pinnedNode(), to: `node/${basename(pinnedNode())}` }]
}

async function refuseWrongFuses(executable, wanted) {
  const wrong = differences(wanted, await readFuses(executable))
  if (wrong.length === 0) return
  throw new SetUpError(
    `The package was built with wrong fuses, so do not hand it out: ${wrong.join('; ')}.\nMend electronFuses in electron-builder.yml and build again.`,
  )
}
