// What Electron runs when it is called with a folder (`electron .`), for the stand-in, which comes without one.
// The app is awaited at the top level: Electron then holds back `ready` until the app's main module has run, which
// is when schemes must have been registered.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const words = process.argv.slice(1)
const modules = []
let target
while (words.length > 0 && target === undefined) {
  const word = words.shift()
  if (word === '-r' || word === '--require') modules.push(words.shift())
  else if (word === '-v' || word === '--version') {
    process.stdout.write(`v${process.versions.electron}\n`)
    process.exit(0)
  } else if (!word.startsWith('-')) target = path.resolve(word)
}

if (target === undefined) {
  process.stderr.write('Say which folder to run: electron <folder>\n')
  process.exit(1)
}

const require = createRequire(path.join(process.cwd(), 'electron'))
for (const name of modules) require(name)

const manifest = path.join(target, 'package.json')
if (existsSync(manifest)) {
  const about = JSON.parse(readFileSync(manifest, 'utf8'))
  if (about.productName || about.name) app.setName(about.productName || about.name)
  if (about.version) app.setVersion(about.version)
  app.setAppPath(target)
  await import(pathToFileURL(path.join(target, about.main || 'index.js')).href)
} else {
  app.setAppPath(path.dirname(target))
  await import(pathToFileURL(target).href)
}
