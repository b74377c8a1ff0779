import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Page } from '@playwright/test'
import { paragraphsOf } from '../golden/docx-text.ts'
import { pictureOpenWindows } from '../harness/app.ts'
import { evidence, said, tellMainJob, written } from '../harness/story.ts'
import { tellSession } from './session.ts'

/**
 * The whole main job, unattended, in two app windows, and then a session in three: `npm run demo`. Leaves the papers and a
 * picture of each window after each step in out/demo. With --docs it also renews the pictures that the README shows.
 */

const out = resolve('out/demo')
const papers = join(out, 'papers')
const pictures = join(out, 'pictures')

/** Which step and window each picture of the README is. */
const shown = {
  overview: '01 the app opens on the redesign, without questions (chair)',
  area: '03 an inquiry area says where it stands (chair)',
  voices: '05 what a young person said is recorded with what they agreed to (chair)',
  proposal: '07 a colleague joins with a code and both write in the same text (chair)',
  consultation: '10 a consultation draft is made in three formats (chair)',
  seat: '16 each answers alone, and the room sees only how many are in (una)',
  desk: '16 each answers alone, and the room sees only how many are in (chair)',
  room: 'room, when everyone looks',
} as const

let number = 0

/** Does one step, says so, and pictures every window after it. */
async function step(title: string, work: () => Promise<void>): Promise<void> {
  number += 1
  const label = `${String(number).padStart(2, '0')} ${title}`
  const start = performance.now()
  try {
    await work()
  } catch (error) {
    await picture(`${label}, which did not work`)
    throw new Error(`Step ${number}, “${title}”, did not work: ${firstLines(error)}`, { cause: error })
  }
  await picture(label)
  process.stdout.write(`${label} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`)
}

const picture = (label: string) => pictureOpenWindows((name) => join(pictures, `${label} (${name}).png`), pose)

/** What passes by itself has passed. */
async function pose(page: Page): Promise<void> {
  await page
    .getByText(/^\p{L}+ is in$/u)
    .waitFor({ state: 'hidden', timeout: 10_000 })
    .catch(() => undefined)
  await showCaret(page)
}

async function pictureRoom(name: string, room: Page): Promise<void> {
  await room.screenshot({ path: join(pictures, `${name}.png`) })
}

/** A caret that has just moved is not blinking. */
async function showCaret(page: Page): Promise<void> {
  if (!(await page.evaluate(() => document.activeElement?.matches('.tiptap') ?? false))) return
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
}

const firstLines = (error: unknown) =>
  stripVTControlCharacters(error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 3)
    .join(' ')

/** Reads the Word file back: words typed in both windows, and the young person’s, are in it. */
function readBack(): void {
  const names = readdirSync(papers)
  for (const format of ['docx', 'html', 'pdf'])
    if (!names.some((name) => name.endsWith(`.${format}`))) throw new Error(`There is no ${format} in ${papers}.`)
  const docx = names.find((name) => name.endsWith('.docx')) ?? ''
  const text = paragraphsOf(readFileSync(join(papers, docx)))
    .map((paragraph) => paragraph.text)
    .join('\n')
  for (const words of [...Object.values(written), said, evidence])
    if (!text.includes(words)) throw new Error(`“${words}” is not in ${docx}.`)
  process.stdout.write(`The Word file holds what was typed in both windows.\n`)
}

function renewReadme(): void {
  const docs = resolve('docs/screenshots')
  mkdirSync(docs, { recursive: true })
  for (const [name, from] of Object.entries(shown))
    copyFileSync(join(pictures, `${from}.png`), join(docs, `${name}.png`))
  process.stdout.write('The pictures in docs/screenshots are renewed.\n')
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((word) => word !== '--docs')
  if (unknown !== undefined) {
    process.stderr.write(`The demo does not know “${unknown}”; it takes --docs or nothing.\n`)
    return 2
  }
  rmSync(out, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'hearings-demo-'))
  try {
    await tellMainJob({ folder, papers, step, size: { width: 1440, height: 900 } })
    readBack()
    await tellSession({ folder, step, size: { width: 1440, height: 900 }, picture: pictureRoom })
    if (args.includes('--docs')) renewReadme()
    process.stdout.write(`Papers and pictures are in ${relative('.', out)}.\n`)
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.stderr.write(`What the windows showed is in ${relative('.', pictures)}.\n`)
    return 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// An app that does not start rejects a promise inside Playwright as well as the one that is waited for here.
let heardAside: unknown
process.on('unhandledRejection', (error) => {
  heardAside = error
})
process.exitCode = await main(process.argv.slice(2))
if (heardAside !== undefined && process.exitCode === 0) {
  process.stderr.write(`Something beside the story did not work: ${firstLines(heardAside)}\n`)
  process.exitCode = 1
}
